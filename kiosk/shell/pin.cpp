// SPDX-License-Identifier: Apache-2.0
#include "kiosk/shell/pin.hpp"

#include "kiosk/cli/unseen.hpp"
#include "kiosk/files/output_file.hpp"
#include "kiosk/service/pin.hpp"

#include <grp.h>
#include <sys/stat.h>
#include <unistd.h>

#include <string>

namespace kiosk::shell {
namespace {

// The kiosk reads it and nobody else does; where there is no such group, only its owner.
void keep_for_the_kiosk(const std::filesystem::path& file)
{
    const group* const kiosk = ::getgrnam("kiosk");
    if (kiosk && ::chown(file.c_str(), static_cast<uid_t>(-1), kiosk->gr_gid) == 0)
        (void)::chmod(file.c_str(), 0640);
    else
        (void)::chmod(file.c_str(), 0600);
}

} // namespace

cli::Verb pin_verb(const cli::Streams& streams)
{
    const auto run = [&streams](const cli::Arguments& arguments) -> Result<int> {
        const std::filesystem::path file = arguments.option("--file").value_or(service::installed_pin.native());
        const cli::Unseen unseen;
        std::string pin;
        std::string again;
        streams.out << "New PIN for the staff's pages: " << std::flush;
        std::getline(streams.in, pin);
        if (const Status fits = service::check_new_pin(pin); !fits)
            return cli::say(streams, cli::misused, "\nkiosk: " + fits.error().message);
        streams.out << "\nThe same again: " << std::flush;
        std::getline(streams.in, again);
        streams.out << '\n' << std::flush;
        if (pin != again)
            return cli::say(streams, cli::misused, "kiosk: expected the same PIN twice");
        if (const Status written = write_file(file, service::hash_of_pin(pin) + "\n"); !written)
            return cli::say(streams, cli::failed, "kiosk: " + written.error().message);
        keep_for_the_kiosk(file);
        streams.out << file.native() << ": set. On the kiosk: touch the upper corners in turn, left first, six times.\n"
                    << std::flush;
        return cli::done;
    };
    return { "pin", {}, "set the PIN of the staff's pages on the kiosk; asks for it twice",
        { { "--file", "FILE", "where its hash is kept; default: /etc/kiosk/pin" } }, run };
}

} // namespace kiosk::shell
