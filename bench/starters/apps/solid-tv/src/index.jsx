// The row of tiles of examples/hello, in Solid on Lightning.
import { SdfTextRenderer, WebGlCoreRenderer } from '@lightningjs/renderer/webgl';
import { Config, createRenderer, For, View } from '@lightningtv/solid';
import { Row, useFocusManager } from '@lightningtv/solid/primitives';

const colors = [0xff6347ff, 0xffa500ff, 0xffd700ff, 0x2e8b57ff, 0x4682b4ff, 0x6a5acdff, 0xda70d6ff];

Config.rendererOptions = {
  fontEngines: [SdfTextRenderer],
  renderEngine: WebGlCoreRenderer,
  deviceLogicalPixelRatio: window.innerHeight / 1080,
  devicePhysicalPixelRatio: 1,
};

const App = () => {
  useFocusManager();
  return (
    <Row autofocus x={96} y={420} gap={32}>
      <For each={colors}>
        {(color) => (
          <View
            width={320}
            height={240}
            color={color}
            borderRadius={16}
            transition={{ scale: true }}
            $focus={{ scale: 1.1 }}
          />
        )}
      </For>
    </Row>
  );
};

createRenderer(undefined, 'app').render(() => <App />);
