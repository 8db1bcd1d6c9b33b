# WebAssembly with Debian 12's own packages: clang-14, lld-14, wasi-libc and libc++ for wasm32. Not Emscripten: the core
# needs no files, no threads, no graphics and no JavaScript runtime, and the whole of host.mjs is 60 lines.
set(CMAKE_SYSTEM_NAME Generic)
set(CMAKE_SYSTEM_PROCESSOR wasm32)
set(CMAKE_CXX_COMPILER clang++-14)
set(CMAKE_CXX_COMPILER_TARGET wasm32-wasi)
set(CMAKE_CXX_COMPILER_WORKS TRUE) # a trial program would want a system to run on
set(CMAKE_EXECUTABLE_SUFFIX .wasm)
