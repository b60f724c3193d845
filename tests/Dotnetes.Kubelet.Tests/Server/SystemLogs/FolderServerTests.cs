using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Dotnetes.Kubelet.Server.SystemLogs;
using Microsoft.AspNetCore.Http;

namespace Dotnetes.Kubelet.Tests.Server.SystemLogs;

public sealed class FolderServerTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("dnk-").FullName;
    private readonly string _logs;

    public FolderServerTests() => _logs = Directory.CreateDirectory(Path.Combine(_root, "log")).FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task A_folder_is_listed_in_order_with_links_that_lead_to_its_entries()
    {
        Write("b.log", "");
        Write("a?b<&>\"'.log", "");
        Write("12:30", "");
        Write("pods/x.log", "");
        Write("ä b", "");
        File.CreateSymbolicLink(Path.Combine(_logs, "link"), "pods");
        var (response, body) = await Get("/");
        Assert.Equal(200, response.StatusCode);
        Assert.Equal("text/html; charset=utf-8", response.ContentType);
        Assert.Equal(
            """
            <!doctype html>
            <meta name="viewport" content="width=device-width">
            <pre>
            <a href="./12:30">12:30</a>
            <a href="a%3Fb%3C&%3E%22%27.log">a?b&lt;&amp;&gt;&#34;&#39;.log</a>
            <a href="b.log">b.log</a>
            <a href="link">link</a>
            <a href="pods/">pods/</a>
            <a href="%C3%A4%20b">ä b</a>
            </pre>

            """,
            body);
        Assert.Equal(body, (await Get("")).Body);
        Assert.Equal(304, (await Get("/", ("If-Modified-Since", response.Headers.LastModified!))).Response.StatusCode);
        Assert.Contains("x.log", (await Get("link/")).Body);
    }

    [Theory]
    [InlineData("pods", 301, "pods/")]
    [InlineData("/pods", 301, "pods/")]
    [InlineData("a.log/", 301, "../a.log")]
    [InlineData("pods/index.html", 301, "./")]
    [InlineData("missing", 404, "")]
    [InlineData("a.log/x", 404, "")]
    [InlineData("../secret", 404, "")]
    [InlineData("pods/../../secret", 404, "")]
    public async Task Paths_are_put_right_and_do_not_lead_out(string path, int code, string location)
    {
        File.WriteAllText(Path.Combine(_root, "secret"), "secret");
        Write("a.log", "a");
        Write("pods/x.log", "x");
        var (response, body) = await Get(path);
        Assert.Equal(code, response.StatusCode);
        Assert.Equal(location, response.Headers.Location.ToString());
        Assert.Equal(code == 404 ? "404 page not found\n" : "", body);
    }

    [Fact]
    public async Task An_index_stands_for_its_folder_and_a_link_may_lead_elsewhere()
    {
        Write("pages/index.html", "<p>hello");
        File.WriteAllText(Path.Combine(_root, "container.log"), "line");
        File.CreateSymbolicLink(Path.Combine(_logs, "container.log"), Path.Combine(_root, "container.log"));
        Assert.Equal("<p>hello", (await Get("pages/")).Body);
        Assert.Equal("line", (await Get("container.log")).Body);
    }

    [Theory]
    [InlineData("", 200, "0123456789", "")]
    [InlineData("bytes=2-4", 206, "234", "bytes 2-4/10")]
    [InlineData("bytes=7-", 206, "789", "bytes 7-9/10")]
    [InlineData("bytes=-3", 206, "789", "bytes 7-9/10")]
    [InlineData("bytes=-30", 206, "0123456789", "bytes 0-9/10")]
    [InlineData("bytes=8-99", 206, "89", "bytes 8-9/10")]
    [InlineData("bytes=0-8,0-8", 200, "0123456789", "")]
    [InlineData("bytes=10-", 416, "invalid range: failed to overlap\n", "bytes */10")]
    [InlineData("bytes=4-2", 416, "invalid range\n", "")]
    [InlineData("bytes=x", 416, "invalid range\n", "")]
    [InlineData("lines=1-2", 416, "invalid range\n", "")]
    public async Task Parts_of_a_file_are_sent(string range, int code, string text, string contentRange)
    {
        Write("a.log", "0123456789");
        var (response, body) = await Get("a.log", ("Range", range));
        Assert.Equal(code, response.StatusCode);
        Assert.Equal(text, body);
        Assert.Equal(contentRange, response.Headers.ContentRange.ToString());
        if (code < 400)
        {
            Assert.Equal("bytes", response.Headers.AcceptRanges);
            Assert.Equal(body.Length, response.ContentLength);
        }
    }

    [Theory]
    [InlineData("bytes=0-3", 200)]
    [InlineData("bytes=5-1", 200)]
    [InlineData("bytes=+1-2", 200)]
    [InlineData("bytes=x-1", 416)]
    public async Task An_empty_file_has_no_parts(string range, int code)
    {
        Write("empty", "");
        Assert.Equal(code, (await Get("empty", ("Range", range))).Response.StatusCode);
    }

    [Theory]
    [InlineData("pipe")]
    [InlineData("pipe.log")]
    [InlineData("link")]
    [InlineData("socket")]
    [InlineData("null")]
    [InlineData("pages/")]
    public async Task What_is_no_file_is_neither_opened_nor_waited_for(string name)
    {
        Directory.CreateDirectory(Path.Combine(_logs, "pages"));
        foreach (var pipe in (string[])["pipe", "pipe.log", "pages/index.html"])
        {
            using var made = Process.Start("mkfifo", Path.Combine(_logs, pipe));
            await made.WaitForExitAsync();
        }

        File.CreateSymbolicLink(Path.Combine(_logs, "link"), "pipe");
        File.CreateSymbolicLink(Path.Combine(_logs, "null"), "/dev/null");
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(Path.Combine(_logs, "socket")));

        // On a thread of its own, so that one that waits fails the test instead of holding it up.
        var (response, body) = await Task.Run(() => Get(name)).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal((500, "500 Internal Server Error\n"), (response.StatusCode, body));
    }

    [Fact]
    public async Task The_time_of_a_link_is_that_of_what_it_leads_to()
    {
        Write("a.log", "text");
        Directory.CreateDirectory(Path.Combine(_logs, "folder"));
        File.CreateSymbolicLink(Path.Combine(_logs, "file-link"), "a.log");
        File.CreateSymbolicLink(Path.Combine(_logs, "folder-link"), "folder");
        File.SetLastWriteTimeUtc(Path.Combine(_logs, "a.log"), new DateTime(2024, 5, 6, 7, 8, 9, DateTimeKind.Utc));
        Directory.SetLastWriteTimeUtc(Path.Combine(_logs, "folder"), new DateTime(2024, 5, 6, 7, 8, 9, DateTimeKind.Utc));
        Assert.Equal("Mon, 06 May 2024 07:08:09 GMT", (await Get("file-link")).Response.Headers.LastModified);
        Assert.Equal("Mon, 06 May 2024 07:08:09 GMT", (await Get("folder-link/")).Response.Headers.LastModified);
    }

    [Fact]
    public async Task Several_parts_are_sent_as_one_message()
    {
        Write("a.log", "0123456789");
        var (response, body) = await Get("a.log", ("Range", "bytes=0-1, 5-5"));
        Assert.Equal(206, response.StatusCode);
        var boundary = response.ContentType!.Split("boundary=")[1];
        Assert.Equal(
            $"--{boundary}\r\nContent-Range: bytes 0-1/10\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n01\r\n--{boundary}\r\nContent-Range: bytes 5-5/10\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n5\r\n--{boundary}--\r\n",
            body);
        Assert.Equal(body.Length, response.ContentLength);
    }

    [Theory]
    [InlineData("If-Modified-Since", 0, 304)]
    [InlineData("If-Modified-Since", 10, 304)]
    [InlineData("If-Modified-Since", -1, 200)]
    [InlineData("If-Unmodified-Since", 0, 200)]
    [InlineData("If-Unmodified-Since", -1, 412)]
    public async Task A_file_is_sent_when_the_time_of_its_change_fits(string header, int seconds, int code)
    {
        Write("a.log", "text");
        var changed = new DateTimeOffset(2024, 5, 6, 7, 8, 9, 500, TimeSpan.Zero);
        File.SetLastWriteTimeUtc(Path.Combine(_logs, "a.log"), changed.UtcDateTime);
        var (response, body) = await Get("a.log", (header, changed.AddSeconds(seconds).ToString("R", CultureInfo.InvariantCulture)));
        Assert.Equal(code, response.StatusCode);
        Assert.Equal(code == 200 ? "text" : "", body);
        Assert.Equal("Mon, 06 May 2024 07:08:09 GMT", response.Headers.LastModified.ToString());
    }

    [Theory]
    [InlineData("If-Match", "*", 200)]
    [InlineData("If-Match", " ", 200)]
    [InlineData("If-None-Match", " ", 200)]
    [InlineData("If-Modified-Since", "Sun Nov  6 08:49:37 2044", 304)]
    [InlineData("If-Modified-Since", "Sunday, 06-Nov-94 08:49:37 GMT", 200)]
    [InlineData("If-Modified-Since", "yesterday", 200)]
    [InlineData("If-Match", "\"x\"", 412)]
    [InlineData("If-None-Match", "*", 304)]
    [InlineData("If-None-Match", "\"x\"", 200)]
    public async Task Conditions_are_read_as_they_are_written_and_no_file_has_a_tag(string header, string value, int code)
    {
        Write("a.log", "text");
        Assert.Equal(code, (await Get("a.log", (header, value))).Response.StatusCode);
    }

    [Fact]
    public async Task A_range_of_another_state_of_the_file_is_not_cut_out()
    {
        Write("a.log", "0123456789");
        Assert.Equal(200, (await Get("a.log", ("Range", "bytes=0-1"), ("If-Range", "Mon, 06 May 2024 07:08:09 GMT"))).Response.StatusCode);
        var changed = (await Get("a.log")).Response.Headers.LastModified.ToString();
        Assert.Equal("01", (await Get("a.log", ("Range", "bytes=0-1"), ("If-Range", changed))).Body);
    }

    [Theory]
    [InlineData("a.json", "{}", "application/json")]
    [InlineData("a.log", "plain text\n", "text/plain; charset=utf-8")]
    [InlineData("empty", "", "text/plain; charset=utf-8")]
    [InlineData("page", "  <!DOCTYPE html>", "text/html; charset=utf-8")]
    [InlineData("page", "<b>x", "text/html; charset=utf-8")]
    [InlineData("page", "<bx>", "text/plain; charset=utf-8")]
    [InlineData("feed", "\n<?xml version='1.0'?>", "text/xml; charset=utf-8")]
    [InlineData("packed.1", "\x1f\u008b\b...", "application/x-gzip")]
    [InlineData("wtmp", "a\0b", "application/octet-stream")]
    [InlineData("sound", "RIFF0000WAVEfmt ", "audio/wave")]
    public async Task The_type_is_told_by_ending_or_content(string name, string content, string type)
    {
        await File.WriteAllBytesAsync(Path.Combine(_logs, name), Encoding.Latin1.GetBytes(content));
        Assert.Equal(type, (await Get(name)).Response.ContentType);
    }

    private void Write(string name, string text)
    {
        var file = Path.Combine(_logs, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private async Task<(HttpResponse Response, string Body)> Get(string path, params (string Name, string Value)[] headers)
    {
        var context = new DefaultHttpContext();
        var body = new MemoryStream();
        context.Response.Body = body;
        context.Request.Method = "GET";
        foreach (var (name, value) in headers.Where(h => h.Value.Length > 0))
        {
            context.Request.Headers[name] = value;
        }

        await new FolderServer(_logs).Serve(context, path);
        return (context.Response, Encoding.UTF8.GetString(body.ToArray()));
    }
}
