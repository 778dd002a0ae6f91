/** Lines of the global section that load a script where HAProxy was built with Lua. HAProxy 3.1 and later warn without the setting. */
export function loadLua(file: string): string[] {
  return [
    '  .if feature(LUA)',
    '  # later ones warn without it; nothing here depends on it',
    '  .if version_atleast(3.1)',
    '  tune.lua.bool-sample-conversion normal',
    '  .endif',
    `  lua-load ${file}`,
    '  .endif',
  ];
}
