// SPDX-License-Identifier: Apache-2.0
#include "kiosk/speech/socket_watch.hpp"

#include <sys/inotify.h>
#include <unistd.h>

#include <system_error>

namespace kiosk::speech {

SocketWatch::SocketWatch(std::filesystem::path socket)
    : socket_(std::move(socket))
    , notices_(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK))
{
    watch();
}

void SocketWatch::watch()
{
    // The deepest folder that there is: in it appears the next one, or the socket.
    std::error_code ignored;
    std::filesystem::path folder = socket_.parent_path();
    while (folder.has_relative_path() && !std::filesystem::exists(folder, ignored))
        folder = folder.parent_path();
    (void)::inotify_add_watch(notices_.get(), folder.c_str(), IN_CREATE | IN_MOVED_TO);
}

bool SocketWatch::appeared()
{
    alignas(inotify_event) char notices[4096];
    while (::read(notices_.get(), notices, sizeof notices) > 0) { }
    watch();
    std::error_code ignored;
    return std::filesystem::exists(socket_, ignored);
}

} // namespace kiosk::speech
