// The images and fonts are those of the plain demo.
export default { folder: '../home' };
