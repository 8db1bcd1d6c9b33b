// SPDX-License-Identifier: Apache-2.0
#include "tests/guide/print_shop.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>

namespace kiosk::test {
namespace {

using namespace std::chrono_literals;

sockaddr_in local(int port)
{
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    return address;
}

class Socket {
public:
    Socket()
        : descriptor_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
    }
    ~Socket() { close(descriptor_); }
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;

    int get() const { return descriptor_; }
    bool connect_to(int port) const
    {
        const sockaddr_in address = local(port);
        return ::connect(descriptor_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    }

private:
    int descriptor_;
};

std::unique_ptr<Process> run_in_background(const std::string& line, const std::filesystem::path& log)
{
    // `exec`, so that the process we signal is the program itself.
    return std::make_unique<Process>(
        std::vector<std::string> { "/bin/sh", "-c", "exec " + line + " >>'" + log.string() + "' 2>&1" });
}

void must_run(const std::string& line)
{
    const Outcome outcome = shell(line);
    if (outcome.status != 0)
        throw std::runtime_error(line + ": " + outcome.error + outcome.output);
}

void wait_for_file(const std::filesystem::path& path)
{
    for (int i = 0; i < 500 && !std::filesystem::exists(path); ++i)
        std::this_thread::sleep_for(10ms);
    if (!std::filesystem::exists(path))
        throw std::runtime_error(path.string() + " does not appear");
}

} // namespace

int free_port()
{
    const Socket socket;
    sockaddr_in address = local(0);
    socklen_t size = sizeof address;
    if (bind(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0
        || getsockname(socket.get(), reinterpret_cast<sockaddr*>(&address), &size) != 0)
        throw std::runtime_error("no free port");
    return ntohs(address.sin_port);
}

bool answers(int port, std::chrono::milliseconds limit)
{
    const auto end = std::chrono::steady_clock::now() + limit;
    while (std::chrono::steady_clock::now() < end) {
        if (Socket().connect_to(port))
            return true;
        std::this_thread::sleep_for(20ms);
    }
    return false;
}

std::string bytes_of(const std::filesystem::path& path)
{
    std::ostringstream all;
    all << std::ifstream(path, std::ios::binary).rdbuf();
    return all.str();
}

std::string small_pdf(const std::string& words)
{
    const std::string content = "BT /F1 24 Tf 72 700 Td (" + words + ") Tj ET\n";
    const std::vector<std::string> objects {
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> >> >>",
        "<< /Length " + std::to_string(content.size()) + " >>\nstream\n" + content + "endstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    };
    std::string pdf = "%PDF-1.4\n";
    std::string table = "xref\n0 6\n0000000000 65535 f \n";
    for (std::size_t i = 0; i < objects.size(); ++i) {
        char line[32];
        std::snprintf(line, sizeof line, "%010zu 00000 n \n", pdf.size());
        table += line;
        pdf += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const std::string start = std::to_string(pdf.size());
    return pdf + table + "trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n" + start + "\n%%EOF\n";
}

Surroundings::Surroundings()
{
    const std::string bus = (folder_.path() / "bus").string();
    const auto bus_settings = folder_.write("bus.conf",
        "<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN\""
        " \"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\">\n"
        "<busconfig><type>system</type><listen>unix:path="
            + bus
            + "</listen><auth>EXTERNAL</auth><policy context=\"default\"><allow user=\"*\"/><allow own=\"*\"/>"
              "<allow send_type=\"method_call\"/><allow send_type=\"signal\"/><allow send_type=\"method_return\"/>"
              "<allow send_type=\"error\"/><allow receive_type=\"method_call\"/><allow receive_type=\"signal\"/>"
              "<allow receive_type=\"method_return\"/><allow receive_type=\"error\"/></policy></busconfig>\n");
    bus_ = run_in_background(
        "dbus-daemon --nofork --config-file='" + bus_settings.string() + "'", folder_.path() / "bus.log");
    wait_for_file(bus);
    const auto avahi_settings = folder_.write("avahi.conf",
        "[server]\nuse-ipv4=yes\nuse-ipv6=no\nallow-interfaces=lo\nenable-dbus=yes\ndisallow-other-stacks=no\n"
        "[wide-area]\nenable-wide-area=no\n");
    // Its folder below /run is compiled in: a mount namespace gives it one of its own, beside any Avahi that runs here.
    const std::string spaces = getuid() == 0 ? "unshare -m" : "unshare -r -m";
    const auto script = folder_.write("avahi.sh",
        "mkdir -p /run/avahi-daemon && mount -t tmpfs tmpfs /run/avahi-daemon\n"
        "exec avahi-daemon -f '"
            + avahi_settings.string() + "' --no-drop-root --no-chroot --no-rlimits\n");
    avahi_
        = run_in_background(spaces + " env DBUS_SYSTEM_BUS_ADDRESS=unix:path=" + bus + " sh '" + script.string() + "'",
            folder_.path() / "avahi.log");
    for (int i = 0; i < 500; ++i) {
        if (bytes_of(folder_.path() / "avahi.log").find("startup complete") != std::string::npos)
            return;
        std::this_thread::sleep_for(10ms);
    }
    throw std::runtime_error("avahi-daemon does not start: " + bytes_of(folder_.path() / "avahi.log"));
}

std::string Surroundings::prefix() const
{
    return "env DBUS_SYSTEM_BUS_ADDRESS=unix:path=" + (folder_.path() / "bus").string() + " ";
}

TestPrinter::TestPrinter(const Surroundings& surroundings)
    : surroundings_(surroundings)
{
    const std::string here = folder_.path().string();
    std::filesystem::create_directory(folder_.path() / "spool");
    std::filesystem::create_directory(folder_.path() / "out");
    const auto question = folder_.write("job.test",
        "{ OPERATION Get-Job-Attributes GROUP operation-attributes-tag ATTR charset attributes-charset utf-8"
        " ATTR language attributes-natural-language en ATTR uri printer-uri $uri ATTR integer job-id $job"
        " ATTR name requesting-user-name kiosk DISPLAY job-state-reasons }");
    // The works: print what is given, unless something is in the way; stop when told to. ippeveprinter leaves it to its
    // command to heed a cancelled job.
    const auto works = folder_.write("works",
        "#!/bin/sh\nhere='" + here + "'\nask() { ipptool -tv -d job=$IPP_JOB_ID \"$IPP_JOB_PRINTER_URI\" '"
            + question.string()
            + "'; }\n"
              "stop() { ask | grep -q -e processing-to-stop-point -e canceled; }\n"
              "reason=$(cat \"$here/fault\" 2>/dev/null)\n"
              "if [ -n \"$reason\" ]; then\n"
              "  echo \"STATE: +$reason\" >&2\n"
              "  while [ -s \"$here/fault\" ] && kill -0 $PPID; do\n"
              "    if stop; then echo \"STATE: -$reason\" >&2; exit 1; fi\n"
              "    sleep 0.2\n"
              "  done\n"
              "  echo \"STATE: -$reason\" >&2\n"
              "fi\n"
              "kill -0 $PPID || exit 1\n"
              "stop && exit 1\n"
              "name=$(date +%s%N)\n"
              "cp \"$1\" \"$here/out/$name.part\" && mv \"$here/out/$name.part\" \"$here/out/$name.pdf\"\n");
    std::filesystem::permissions(works, std::filesystem::perms::owner_all);
    switch_on();
}

void TestPrinter::switch_on()
{
    const std::string here = folder_.path().string();
    process_ = run_in_background(surroundings_.prefix() + "ippeveprinter -p " + std::to_string(port_)
            + " -f application/pdf -d '" + here + "/spool' -c '" + here + "/works' Test" + std::to_string(port_),
        folder_.path() / "log");
    if (!answers(port_, 10s))
        throw std::runtime_error("ippeveprinter does not start: " + bytes_of(folder_.path() / "log"));
    load_paper(250);
}

void TestPrinter::pull_the_plug()
{
    process_.reset();
}

void TestPrinter::freeze() const
{
    process_->signal(SIGSTOP);
}

void TestPrinter::thaw() const
{
    process_->signal(SIGCONT);
}

void TestPrinter::load_paper(int sheets) const
{
    const std::string tray = std::to_string(sheets);
    must_run("curl -s -o /dev/null 'http://localhost:" + std::to_string(port_)
        + "/media?size1=iso_a4_210x297mm&type1=stationery&level1=" + tray
        + "&size3=iso_a4_210x297mm&type3=stationery&level3=" + (sheets ? "25" : "0") + "'");
}

void TestPrinter::break_down(const std::string& reason) const
{
    folder_.write("fault", reason);
}

void TestPrinter::mend() const
{
    folder_.write("fault", "");
}

std::vector<std::string> TestPrinter::pages() const
{
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(folder_.path() / "out"))
        if (entry.path().extension() == ".pdf")
            paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    std::vector<std::string> pages;
    for (const auto& path : paths)
        pages.push_back(bytes_of(path));
    return pages;
}

void TestPrinter::clear_output() const
{
    std::filesystem::remove_all(folder_.path() / "out");
    std::filesystem::create_directory(folder_.path() / "out");
}

TestScheduler::TestScheduler()
{
    const std::string here = folder_.path().string();
    for (const char* name : { "root", "spool", "cache", "tmp", "state", "log" })
        std::filesystem::create_directory(folder_.path() / name);
    folder_.write("root/cups-files.conf",
        "ServerRoot " + here + "/root\nRequestRoot " + here + "/spool\nCacheDir " + here + "/cache\nStateDir " + here
            + "/state\nTempDir " + here + "/tmp\nAccessLog " + here + "/log/access\nErrorLog " + here
            + "/log/error\nPageLog " + here
            + "/log/page\nServerBin /usr/lib/cups\nDataDir /usr/share/cups\nSystemGroup root\nUser lp\nGroup lp\n");
    // As packaging/printing.md asks for, but for the port and for who may make a queue.
    folder_.write("root/cupsd.conf",
        "Listen localhost:" + std::to_string(port_) + "\nListen " + socket()
            + "\nBrowsing No\nWebInterface No\nDefaultAuthType None\nPreserveJobFiles No\nPreserveJobHistory "
              "300\nDirtyCleanInterval 0\n"
              "ErrorPolicy abort-job\n<Location />\nOrder allow,deny\nAllow localhost\n</Location>\n"
              "<Policy default>\n<Limit All>\nOrder allow,deny\nAllow localhost\n</Limit>\n</Policy>\n");
    if (getuid() == 0)
        must_run("chmod 755 " + here + " && chown -R lp:lp " + here + "/spool " + here + "/cache " + here + "/tmp "
            + here + "/state " + here + "/log");
    start();
}

TestScheduler::~TestScheduler()
{
    if (process_) {
        process_->signal(SIGCONT);
        process_->signal(SIGTERM); // lets it end its filters and backends
        (void)process_->ended_within(5s);
    }
}

void TestScheduler::start()
{
    const std::string root = (folder_.path() / "root").string();
    process_ = run_in_background("/usr/sbin/cupsd -f -c '" + root + "/cupsd.conf' -s '" + root + "/cups-files.conf'",
        folder_.path() / "log.txt");
    if (!answers(port_, 10s))
        throw std::runtime_error("cupsd does not start: " + bytes_of(folder_.path() / "log.txt"));
}

void TestScheduler::kill()
{
    process_.reset();
}

void TestScheduler::freeze() const
{
    process_->signal(SIGSTOP);
}

void TestScheduler::thaw() const
{
    process_->signal(SIGCONT);
}

void TestScheduler::run(const std::string& command) const
{
    must_run("CUPS_SERVER=localhost:" + std::to_string(port_) + " " + command);
}

void TestScheduler::add_queue(const std::string& name, const std::string& device_uri) const
{
    run("lpadmin -p " + name + " -E -v '" + device_uri + "' -m everywhere -o printer-error-policy=abort-job");
}

std::vector<std::string> TestScheduler::spooled() const
{
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_.path() / "spool"))
        if (entry.is_regular_file())
            names.push_back(entry.path().filename().string());
    return names;
}

std::vector<std::string> TestScheduler::files_with(std::string_view words) const
{
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_.path()))
        if (entry.is_regular_file() && bytes_of(entry.path()).find(words) != std::string::npos)
            names.push_back(entry.path().string());
    return names;
}

} // namespace kiosk::test
