// The row of tiles of examples/hello, in Blits.
import Blits from '@lightningjs/blits';

const colors = ['#ff6347', '#ffa500', '#ffd700', '#2e8b57', '#4682b4', '#6a5acd', '#da70d6'];

const Tile = Blits.Component('Tile', {
  props: ['color'],
  template: `
    <Element w="320" h="240" :color="$color" :effects="[{ type: 'radius', props: { radius: 16 } }]" mount="0"
      :scale.transition="$hasFocus ? 1.1 : 1" />`,
});

const App = Blits.Application({
  components: { Tile },
  template: `
    <Element w="1920" h="1080">
      <Tile :for="(color, index) in $colors" :color="$color" :x="96 + $index * 352" y="420" :ref="'tile' + $index" key="$color" />
    </Element>`,
  state: () => ({ colors, at: 0 }),
  hooks: {
    ready() {
      this.$select('tile0')?.$focus();
    },
  },
  input: {
    right() {
      this.at = Math.min(this.at + 1, colors.length - 1);
      this.$select(`tile${this.at}`)?.$focus();
    },
    left() {
      this.at = Math.max(this.at - 1, 0);
      this.$select(`tile${this.at}`)?.$focus();
    },
  },
});

Blits.Launch(App, 'app', { w: 1920, h: 1080 });
