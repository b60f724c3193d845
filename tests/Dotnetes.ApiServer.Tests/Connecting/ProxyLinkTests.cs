using Dotnetes.ApiServer.Connecting;

namespace Dotnetes.ApiServer.Tests.Connecting;

public sealed class ProxyLinkTests
{
    private static readonly ProxyLinks Links = new() { Prefix = "/p/proxy", Host = "api:6443", Source = new Uri("http://10.0.0.1:8080/a/b") };

    [Theory]
    [InlineData("/x", "/p/proxy/x")]
    [InlineData("/x/?q=1#f", "/p/proxy/x/?q=1#f")]
    [InlineData("x", "x")]
    [InlineData("../x", "../x")]
    [InlineData("?q", "?q")]
    [InlineData("#f", "#f")]
    [InlineData("", "")]
    [InlineData("http://10.0.0.1:8080/x", "/p/proxy/x")]
    [InlineData("//10.0.0.1:8080/x", "/p/proxy/x")]
    [InlineData("http://api:6443/x", "http://api:6443/p/proxy/x")]
    [InlineData("http://other/x", "http://other/x")]
    [InlineData("//other/x", "//other/x")]
    [InlineData("/p/proxy/x", "/p/proxy/x")]
    [InlineData("mailto:a@b", "mailto:a@b")]
    [InlineData("javascript:f('/x')", "javascript:f('/x')")]
    public void Links_to_the_backend_lead_through_the_proxy(string link, string expected) => Assert.Equal(expected, Links.Rewrite(link));

    [Theory]
    [InlineData("<a href=\"/x\">t</a>", "<a href=\"[/x]\">t</a>")]
    [InlineData("<A class='c' HREF='/x' >", "<A class='c' HREF='[/x]' >")]
    [InlineData("<a href=/x>", "<a href=[/x]>")]
    [InlineData("<img src = \"/x\"/>", "<img src = \"[/x]\"/>")]
    [InlineData("<p href=\"/x\">", "<p href=\"/x\">")]
    [InlineData("<a title=\"a > b\" href=\"/x\">", "<a title=\"a > b\" href=\"[/x]\">")]
    [InlineData("<!-- <a href=\"/x\"> --><a href=\"/y\">", "<!-- <a href=\"/x\"> --><a href=\"[/y]\">")]
    [InlineData("<script>if (a < b) s = '<a href=\"/x\">';</script><a href=\"/y\">", "<script>if (a < b) s = '<a href=\"/x\">';</script><a href=\"[/y]\">")]
    [InlineData("<script src=\"/x\"></script>", "<script src=\"[/x]\"></script>")]
    [InlineData("a < b and 1<2 <", "a < b and 1<2 <")]
    [InlineData("<a href=\"/x", "<a href=\"/x")]
    [InlineData("<a href=\"/x?a=1&amp;b=2\">", "<a href=\"[/x?a=1&amp;b=2]\">")]
    [InlineData("<!doctype html><link rel=x href='/x'>", "<!doctype html><link rel=x href='[/x]'>")]
    public void Links_of_pages_are_rewritten_however_the_page_is_cut(string page, string expected)
    {
        for (var size = 1; size <= page.Length; size++)
        {
            var html = new HtmlLinks(link => $"[{link}]");
            var result = string.Concat(page.Chunk(size).Select(c => html.Take(new string(c), isLast: false))) + html.Take("", isLast: true);
            Assert.Equal(expected, result);
        }
    }

    [Theory]
    [InlineData("10.0.0.1", true)]
    [InlineData("fd00::1", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("127.9.9.9", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("::ffff:169.254.169.254", false)]
    [InlineData("fe80::1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("::", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("ff02::1", false)]
    [InlineData("255.255.255.255", false)]
    public void Clients_are_not_connected_to_addresses_behind_which_the_server_itself_lies(string address, bool allowed) =>
        Assert.Equal(allowed, NetworkRules.MayConnect(System.Net.IPAddress.Parse(address)));

    [Theory]
    [InlineData("web", "", "web", "")]
    [InlineData("web:80", "", "web", "80")]
    [InlineData("https:web:443", "https", "web", "443")]
    [InlineData("https:web:", "https", "web", "")]
    public void Names_may_have_a_scheme_and_a_port(string text, string scheme, string name, string port) =>
        Assert.Equal(new SchemeNamePort(scheme, name, port), SchemeNamePort.Parse(text, "pod"));

    [Theory]
    [InlineData("ftp:web:21")]
    [InlineData("a:b:c:d")]
    [InlineData(":80")]
    public void Other_forms_are_refused(string text)
    {
        var e = Assert.Throws<ApiException>(() => SchemeNamePort.Parse(text, "pod"));
        Assert.Equal($"invalid pod request \"{text}\"", e.Status.Message);
    }
}
