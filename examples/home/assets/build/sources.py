"""The photographs: where each comes from, by whom, under which licence. `build.py fetch` brings them, `build.py images` crops and grades them.

Paths begin with the package that they come from; `PACKAGES` pins it. Every file is checked against its SHA-256 before use.
"""

from dataclasses import dataclass

LOMIRI, PLASMA, MATE = "lomiri-wallpapers-16.04", "plasma-workspace-wallpapers", "mate-backgrounds"
LOMIRI_20, SKIMAGE, SKLEARN = "lomiri-wallpapers-20.04", "scikit-image", "scikit-learn"

# Package, its client and the exact version.
PACKAGES = {
    LOMIRI: ("apt", "20.04.0-2"),
    LOMIRI_20: ("apt", "20.04.0-2"),
    PLASMA: ("apt", "4:5.27.5-2"),
    MATE: ("apt", "1.26.0-1"),
    SKIMAGE: ("pip", "0.26.0"),
    SKLEARN: ("pip", "1.5.2"),
}

CC0 = "CC0-1.0"
PUBLIC_DOMAIN = "Public domain"
CC_BY = "CC-BY-4.0"
CC_BY_2 = "CC-BY-2.0"
CC_BY_SA = "CC-BY-SA-4.0"
CC_BY_SA_3 = "CC-BY-SA-3.0"
LGPL = "LGPL-3.0"
GPL = "GPL-2.0-or-later"


@dataclass(frozen=True)
class Source:
    package: str
    path: str
    author: str
    licence: str
    subject: str


def lomiri(name: str, author: str, licence: str, subject: str) -> Source:
    return Source(LOMIRI, f"usr/share/backgrounds/{name}.jpg", author, licence, subject)


def plasma(name: str, author: str, subject: str) -> Source:
    return Source(PLASMA, f"usr/share/wallpapers/{name}/contents/images/2560x1600.jpg", author, LGPL, subject)


def mate(name: str, author: str, subject: str) -> Source:
    return Source(MATE, f"usr/share/backgrounds/mate/nature/{name}.jpg", author, GPL, subject)


def skimage(name: str, author: str, licence: str, subject: str) -> Source:
    return Source(SKIMAGE, f"skimage/data/{name}", author, licence, subject)


SOURCES = {
    "bridge": lomiri("Bridge_by_Sander_Klootwijk", "Sander Klootwijk", CC_BY_SA, "cables of a bridge"),
    "fig": lomiri("Picture_0B_by_freespace", 'Trevor "Freespace"', CC_BY, "a fig in a red bowl"),
    "brushes": lomiri("Picture_1A_by_freespace", 'Trevor "Freespace"', CC_BY, "paint brushes"),
    "wine": lomiri("Wine_by_Jakkub_Mede", "Jakub Mede", CC_BY, "a room with wine"),
    "ridge": lomiri("aitzgorri_by_Aitzol_Berasategi", "Aitzol Berasategi", CC_BY, "a mountain ridge in autumn"),
    "bird": lomiri("free_by_Peter_Nerlich", "Peter Nerlich", CC_BY_SA, "a toy bird under lamps"),
    "friends": lomiri("friends_by_Aitzol_Berasategi", "Aitzol Berasategi", CC_BY, "dogs at a window"),
    "clock": lomiri("greentock_by_Peter_Nerlich", "Peter Nerlich", CC_BY_SA, "a clock"),
    "brook": lomiri("life_by_Aitzol_Berasategi", "Aitzol Berasategi", CC_BY, "a brook in a wood"),
    "peaks": lomiri("picosdeeuropa_by_Aitzol_Berasategi", "Aitzol Berasategi", CC_BY, "the Picos de Europa"),
    "dandelion": lomiri("seeding_by_Clements_Engelhardt", "Clemens Engelhardt", CC0, "dandelions at sunset"),
    "sunset": lomiri("sunset_by_Aitzol_Berasategi", "Aitzol Berasategi", CC_BY, "sunset over hills"),
    "sea": Source(LOMIRI_20, "usr/share/backgrounds/Infinite-Sea_by_Aury88.jpg", "Aury88", CC_BY_SA_3, "the Milky Way over a sea"),
    "bark": Source(LOMIRI_20, "usr/share/backgrounds/Kleiber_by_Lukas_Baubkus.jpg", "Lukas Baubkus", CC_BY_SA_3, "a nuthatch on a trunk"),
    "brick": skimage("brick.png", "CC0Textures (now ambientCG)", CC0, "a brick wall"),
    "camera": skimage("camera.png", "Lav Varshney", CC0, "a cameraman"),
    "cat": skimage("chelsea.png", "Stefan van der Walt", CC0, "a cat"),
    "motion": skimage("clock_motion.png", "Stefan van der Walt", PUBLIC_DOMAIN, "a wall clock, blurred by motion"),
    "coffee": skimage("coffee.png", "Rachel Michetti", CC0, "a cup of coffee"),
    "grass": skimage("grass.png", "linolafett", CC0, "grass"),
    "gravel": skimage("gravel.png", "CC0Textures (now ambientCG)", CC0, "gravel"),
    "hubble": skimage("hubble_deep_field.jpg", "NASA, ESA (Hubble eXtreme Deep Field)", PUBLIC_DOMAIN, "galaxies"),
    "retina": skimage("retina.jpg", "Mikael Häggström", CC0, "the back of an eye"),
    "rocket": skimage("rocket.jpg", "SpaceX", PUBLIC_DOMAIN, "a rocket on its pad"),
    "pagoda": Source(SKLEARN, "sklearn/datasets/images/china.jpg", "danielbuechele", CC_BY_2, "a tower of the Summer Palace, Beijing"),
    "dahlia": Source(SKLEARN, "sklearn/datasets/images/flower.jpg", "vultilion", CC_BY_2, "a dahlia"),
    "bythewater": plasma("BytheWater", "Maciej Wiklo", "planks by the water"),
    "pier": plasma("ColdRipple", "Risto Saukonpää", "a pier in fog"),
    "cups": plasma("ColorfulCups", "Dmitri Popov", "paper cups"),
    "lake": plasma("DarkestHour", "Risto Saukonpää", "a lake at night"),
    "boats": plasma("EveningGlow", "Ian Hex", "rowing boats at dusk"),
    "leaf": plasma("FallenLeaf", "Martin Klapetek", "a fallen leaf"),
    "lattice": plasma("Grey", "Sigi Sagi", "a lattice roof"),
    "kite": plasma("Kite", "Risto Saukonpää", "a kite in the sky"),
    "moss": plasma("OneStandsOut", "Risto Saukonpää", "moss"),
    "forest": plasma("Path", "Risto Saukonpää", "a path in a forest"),
    "dusk": plasma("summer_1am", "Risto Saukonpää", "a lake at one in the morning"),
    "volna": Source(PLASMA, "usr/share/wallpapers/Volna/contents/images/5120x2880.jpg", "Nikita Babin", CC_BY_SA, "a wave on a beach (drawn)"),
    "splash": mate("Aqua", "Charles Barbin", "a splash of water"),
    "blinds": mate("Blinds", "Lennart Poettering, Andrea Cimitan", "a leaf against the light"),
    "dune": mate("Dune", "Marco Cogoni, Hylke Bons", "grass on a dune"),
    "petals": mate("FreshFlower", "Jens Ansorg", "petals"),
    "marigold": mate("Garden", "Charles Barbin", "a marigold"),
    "ladybird": mate("LadyBird", "Charles Barbin", "a ladybird"),
    "raindrops": mate("RainDrops", '"blackcombwhistler07"', "rain on leaves"),
    "storm": mate("Storm", "Sergey Nazarov", "a storm over a road"),
    "seeds": mate("TwoWings", "Charles Barbin, Hylke Bons", "two flying seeds"),
    "planks": mate("Wood", "Jean-François Fortin Tam", "planks"),
    "sunflower": mate("YellowFlower", "Charles Barbin", "a yellow flower"),
}
