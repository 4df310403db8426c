// gray-matter can read files by itself, and loads this for that; nobody asks it to.
export default {};
