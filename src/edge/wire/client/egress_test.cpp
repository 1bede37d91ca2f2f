// SPDX-License-Identifier: MIT
#include "wire/client/egress.hpp"

#include <gtest/gtest.h>

#include "base/failure.hpp"
#include "wire/test/scripted.hpp"

namespace {

using base::Trouble;
using wire::test::Scripted;

Trouble trouble_of(const wire::Egress& egress, const std::string& url) {
    try {
        auto request = wire::get(url);
        request.timeout = std::chrono::seconds(2);
        egress.send(request);
    } catch (const base::Failure& failure) {
        return failure.trouble;
    }
    return Trouble::internal;
}

wire::Egress resolving_to(std::vector<std::string> addresses, std::vector<std::string> allowed = {}) {
    wire::EgressSettings settings;
    settings.resolve = [addresses](const std::string&) {
        std::vector<wire::Address> parsed;
        for (const auto& text : addresses) parsed.push_back(*wire::Address::parse(text));
        return parsed;
    };
    for (const auto& network : allowed) settings.allowed.push_back(wire::Network::parse(network));
    return wire::Egress(settings);
}

/// Ways to write an address that is not public, or to make a URL mean another host than it seems. Names resolve to the
/// loopback, as their owner might have it.
std::vector<std::string> hostile_urls(const std::string& port) {
    std::vector<std::string> urls;
    const std::vector<std::string> hosts = {
        // loopback, in every spelling that some library takes
        "127.0.0.1",
        "127.1",
        "127.0.1",
        "127.255.255.254",
        "2130706433",
        "0x7f000001",
        "0x7f.0.0.1",
        "0x7f.1",
        "0177.0.0.1",
        "0177.1",
        "017700000001",
        "00000177.0.0.1",
        "127.0.0.01",
        "127.000.000.001",
        "0127.0.0.1",
        "127.0.0.1.",
        "127.0.0.0x1",
        "0X7F.0.0.1",
        "127.0x0.0.1",
        "4294967295",
        "4294967297",
        "340282366920938463463374607431768211456",
        "127.0.0.257",
        "127.0.0.1.1",
        "1.127.0.0.1",
        "127..0.1",
        ".127.0.0.1",
        "127.0.0.1..",
        "127.0.0.-1",
        "+127.0.0.1",
        "127.0.0.1%00",
        "%31%32%37.0.0.1",
        "127%2e0%2e0%2e1",
        "0",
        "0.0.0.0",
        "0.0.0.1",
        "00.00.00.00",
        "0x0",
        "0.0",
        "255.255.255.255",
        // other scripts' digits and dots
        "\u2460\u2461\u2466.\u24ea.\u24ea.\u2460",
        "\uff11\uff12\uff17.0.0.1",
        "127\u30020.0.1",
        "127\uff0e0\uff0e0\uff0e1",
        "127\uff610\uff610\uff611",
        "\u0967\u0968\u096d.0.0.1",
        "l\u043ecalhost",
        "\uff4cocalhost",
        "loc\u00adalhost",
        "localhost\u200b",
        // IPv6
        "[::1]",
        "[::]",
        "[0:0:0:0:0:0:0:1]",
        "[0000::0001]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[::127.0.0.1]",
        "[::ffff:0:127.0.0.1]",
        "[64:ff9b::127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[64:ff9b:1::7f00:1]",
        "[2002:7f00:1::]",
        "[2002:a9fe:a9fe::1]",
        "[2001:0:7f00:1::]",
        "[2001:db8::1]",
        "[2001:10::1]",
        "[2001:2::1]",
        "[fc00::1]",
        "[fd00:ec2::254]",
        "[fe80::1]",
        "[fe80::1%25lo]",
        "[fe80::1%lo]",
        "[fec0::1]",
        "[ff02::1]",
        "[100::1]",
        "[5f00::1]",
        "[3fff::1]",
        "[::1%25lo]",
        "[::1]x",
        "[::1",
        "::1",
        "0:0:0:0:0:0:0:1",
        "[127.0.0.1]",
        "[v1.a]",
        "[]",
        "[:]",
        "[:::1]",
        "[1::2::3]",
        "[::1]]",
        "[[::1]]",
        "[::ffff:169.254.169.254]",
        "[::ffff:a9fe:a9fe]",
        "[0:0:0:0:0:ffff:10.0.0.1]",
        "[::ffff:8.8.8.8]",
        "[64:ff9b::8.8.8.8]",
        // private, link-local, reserved
        "10.0.0.1",
        "10.255.255.255",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.0.1",
        "192.168.255.255",
        "169.254.169.254",
        "169.254.170.2",
        "100.64.0.1",
        "100.100.100.200",
        "100.127.255.255",
        "168.63.129.16",
        "192.0.0.192",
        "192.0.2.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.1",
        "203.0.113.1",
        "192.88.99.1",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "0xA9FEA9FE",
        "2852039166",
        "0251.0376.0251.0376",
        "169.254.43518",
        "0xa9.0xfe.0xa9.0xfe",
        "10.1",
        "192.168.1",
        "3232235521",
        // names whose owner has them point at us
        "localhost",
        "LOCALHOST",
        "localhost.",
        "a.localhost",
        "localhost.localdomain",
        "ip6-localhost",
        "metadata.google.internal",
        "metadata",
        "instance-data",
        "kubernetes.default.svc",
        "127.0.0.1.nip.io",
        "1u.ms",
        "make-127-0-0-1-rr.1u.ms",
        "router.local",
        "localtest.me",
        "host.docker.internal",
        "xn--lochost-9za",
        "a_b.example",
        "example.com",
        // names that are none
        "-a.example",
        "a-.example",
        "a..example",
        ".example",
        "a b.example",
        "a\tb.example",
        "ex*mple.com",
        "exa,mple.com",
        "exa;mple.com",
        "exa!mple.com",
        "exa$mple.com",
        "exa(mple).com",
        "exa~mple.com",
        "example.0x7f",
        "example.1",
        "1.2.3.4.5",
        std::string(64, 'a') + ".example",
        std::string(254, 'a'),
        "",
    };
    for (const auto& host : hosts) urls.push_back("http://" + host + ":" + port + "/");
    const std::string here = "127.0.0.1:" + port;
    const std::vector<std::string> whole = {
        // who is the host?
        "http://example.com@" + here + "/",
        "http://" + here + "@example.com/",
        "http://example.com:80@" + here + "/",
        "http://example.com#@" + here + "/",
        "http://example.com?@" + here + "/",
        "http://example.com\\@" + here + "/",
        "http://" + here + "\\@example.com/",
        "http://example.com\\." + here + "/",
        "http://@" + here + "/",
        "http://:@" + here + "/",
        "http://example.com%40" + here + "/",
        "http://example.com%2f@" + here + "/",
        "http://example.com %23@" + here + "/",
        "http://example.com\r\n@" + here + "/",
        "http://" + here + "\t/",
        "http:// " + here,
        " http://" + here + "/",
        "http://" + here + "/ ",
        "\nhttp://" + here + "/",
        "http://" + here + "/\r\nX: y",
        std::string("http://") + '\0' + here + "/",
        "http://" + here + std::string("/a\0b", 4),
        // other schemes, and none
        "file:///etc/passwd",
        "file://" + here + "/etc/passwd",
        "gopher://" + here + "/_x",
        "ftp://" + here + "/",
        "dict://" + here + "/x",
        "ldap://" + here + "/",
        "tftp://" + here + "/x",
        "smb://" + here + "/x",
        "sftp://" + here + "/",
        "scp://" + here + "/x",
        "telnet://" + here + "/",
        "imap://" + here + "/",
        "pop3://" + here + "/",
        "smtp://" + here + "/",
        "ws://" + here + "/",
        "wss://" + here + "/",
        "jar:http://" + here + "!/",
        "data:text/plain,x",
        "javascript:alert(1)",
        "blob:http://" + here + "/",
        "netdoc:///etc/passwd",
        "unix:///var/run/docker.sock",
        "http+unix://%2Fvar%2Frun%2Fdocker.sock/",
        "http:" + here + "/",
        "http:/" + here + "/",
        "http:///" + here + "/",
        "http:////" + here + "/",
        "http:\\\\" + here + "/",
        "//" + here + "/",
        "/" + here,
        here + "/",
        "",
        "http",
        "http:",
        "http:/",
        "http://",
        "https://",
        "http://:",
        "http://:80/",
        "ht\ttp://" + here + "/",
        "h\nttp://" + here + "/",
        "http\u200b://" + here + "/",
        "url:http://" + here + "/",
        "http://?/",
        "http://#/",
        "http://./",
        "http://../",
        "http:// /",
        "http://%/",
        "http://a%/",
        "http://[::1/",
        "http://]/",
        // odd ports
        "http://example.com:0/",
        "http://example.com:65536/",
        "http://example.com:-1/",
        "http://example.com:+80/",
        "http://example.com:080/",
        "http://example.com:8 0/",
        "http://example.com:80a/",
        "http://example.com:0x50/",
        "http://example.com:/",
        "http://example.com:80:80/",
        "http://example.com:99999999999/",
        "http://example.com:\uff18\uff10/",
        "http://example.com:80%20/",
        "http://example.com:80@/",
    };
    urls.insert(urls.end(), whole.begin(), whole.end());
    return urls;
}

TEST(Egress, nothing_reaches_the_canary) {
    Scripted canary([](auto&, auto& say) { say("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"); });
    auto names_at_home = resolving_to({"127.0.0.1"});
    auto urls = hostile_urls(std::to_string(canary.port()));
    EXPECT_GE(urls.size(), 200u);
    for (const auto& url : urls) {
        auto trouble = trouble_of(names_at_home, url);
        EXPECT_TRUE(trouble == Trouble::invalid || trouble == Trouble::denied) << url;
    }
    EXPECT_EQ(canary.callers(), 0);
}

TEST(Egress, the_systems_names_are_checked_like_others) {
    Scripted canary([](auto&, auto&) {});
    EXPECT_EQ(trouble_of(wire::Egress(), "http://localhost:" + std::to_string(canary.port()) + "/"), Trouble::denied);
    EXPECT_EQ(canary.callers(), 0);
}

TEST(Egress, redirects_lead_nowhere) {
    Scripted canary([](auto&, auto&) {});
    for (const auto* status : {"301", "302", "303", "307", "308"}) {
        Scripted server([&](auto&, auto& say) {
            say("HTTP/1.1 " + std::string(status) + " Moved\r\nLocation: " + canary.url() +
                "\r\nContent-Length: 0\r\n\r\n");
        });
        auto response = resolving_to({"127.0.0.1"}, {"127.0.0.1"}).send(wire::get(server.url()));
        EXPECT_EQ(std::to_string(response.status), status);
    }
    EXPECT_EQ(canary.callers(), 0);
}

TEST(Egress, a_name_is_resolved_once_and_stays_so) {
    Scripted good([](auto&, auto& say) { say("HTTP/1.1 204 OK\r\n\r\n"); }, "127.0.0.2");
    Scripted canary([](auto&, auto&) {}, "127.0.0.1", good.port());
    int asked = 0;
    wire::EgressSettings settings;
    settings.allowed = {wire::Network::parse("127.0.0.2")};
    settings.resolve = [&](const std::string& name) {
        EXPECT_EQ(name, "rebinding.example");
        return std::vector{*wire::Address::parse(asked++ == 0 ? "127.0.0.2" : "127.0.0.1")};
    };
    wire::Egress egress(settings);
    auto url = "http://Rebinding.example:" + std::to_string(good.port()) + "/";
    EXPECT_EQ(egress.send(wire::get(url)).status, 204);
    EXPECT_EQ(asked, 1);
    EXPECT_EQ(trouble_of(egress, url), Trouble::denied) << "the second time the name leads home";
    EXPECT_EQ(canary.callers(), 0);
}

TEST(Egress, one_bad_address_spoils_the_name) {
    Scripted canary([](auto&, auto&) {});
    auto mixed = resolving_to({"93.184.216.34", "127.0.0.1"});
    EXPECT_EQ(trouble_of(mixed, "http://mixed.example:" + std::to_string(canary.port()) + "/"), Trouble::denied);
    EXPECT_EQ(canary.callers(), 0);
}

TEST(Egress, the_environments_proxy_is_not_asked) {
    Scripted proxy([](auto&, auto&) {});
    Scripted good([](auto&, auto& say) { say("HTTP/1.1 204 OK\r\n\r\n"); });
    ::setenv("http_proxy", proxy.url().c_str(), 1);
    auto response = resolving_to({"127.0.0.1"}, {"127.0.0.0/8"})
                        .send(wire::get("http://here.example:" + std::to_string(good.port()) + "/"));
    ::unsetenv("http_proxy");
    EXPECT_EQ(response.status, 204);
    EXPECT_EQ(proxy.callers(), 0);
}

TEST(Egress, what_is_asked_arrives) {
    std::string heard;
    Scripted server([&](const std::string& request, auto& say) {
        heard = request;
        say("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
    });
    auto request = wire::post("HTTP://Hooks.Example:" + std::to_string(server.port()) + "?a=%20b&c=..#part", "{}");
    EXPECT_EQ(resolving_to({"127.0.0.1"}, {"127.0.0.1/32"}).send(request).body, "ok");
    EXPECT_EQ(heard.substr(0, heard.find("\r\n")), "POST /?a=%20b&c=.. HTTP/1.1");
    EXPECT_NE(heard.find("Host: hooks.example:" + std::to_string(server.port())), std::string::npos);
}

TEST(Egress, public_places_on_usual_ports) {
    auto abroad = resolving_to({"93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"});
    for (const auto* url :
         {"http://example.com", "https://example.com/a?b#c", "https://example.com:8443/", "http://93.184.216.34/",
          "https://[2606:4700:4700::1111]/", "http://xn--mnchen-3ya.de/", "http://a_b.example.com./x"})
        EXPECT_NO_THROW(abroad.check(url)) << url;
    for (const auto* url :
         {"http://example.com:22/", "http://example.com:25/", "http://example.com:6379/", "http://93.184.216.34:5432/"})
        EXPECT_THROW(abroad.check(url), base::Failure) << url;
    EXPECT_EQ(abroad.check("https://EXAMPLE.com:443#x").text(), "https://example.com/");
    EXPECT_EQ(abroad.check("http://[2606:4700:4700:0::1111]:8080/x").text(), "http://[2606:4700:4700::1111]:8080/x");
}

TEST(Network, contains_what_it_should) {
    auto contains = [](const char* network, const char* address) {
        return wire::Network::parse(network).contains(*wire::Address::parse(address));
    };
    EXPECT_TRUE(contains("10.0.0.0/8", "10.255.0.1"));
    EXPECT_FALSE(contains("10.0.0.0/8", "11.0.0.0"));
    EXPECT_TRUE(contains("172.16.0.0/12", "172.31.255.255"));
    EXPECT_FALSE(contains("172.16.0.0/12", "172.32.0.0"));
    EXPECT_TRUE(contains("0.0.0.0/0", "8.8.8.8"));
    EXPECT_FALSE(contains("0.0.0.0/0", "::1"));
    EXPECT_TRUE(contains("2001::/23", "2001:1ff::1"));
    EXPECT_FALSE(contains("2001::/23", "2001:200::1"));
    for (const auto* bad : {"", "10.0.0.0/", "10.0.0.0/33", "10.0.0/8", "::/129", "10.0.0.0/8x", "a", "10.0.0.0/-1"})
        EXPECT_THROW(wire::Network::parse(bad), base::Failure) << bad;
}

}  // namespace
