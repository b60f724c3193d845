using System.Diagnostics;
using System.Text;
using Dotnetes.Kubelet.Server.SystemLogs;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Dotnetes.Kubelet.Tests.Server.SystemLogs;

public sealed class NodeLogReaderTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("dnk-").FullName;
    private readonly string _logs;

    public NodeLogReaderTests() => _logs = Directory.CreateDirectory(Path.Combine(_root, "log")).FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task A_service_without_journal_is_found_as_file_with_or_without_ending_or_in_a_folder_of_its_name()
    {
        Assert.Equal("\nlog not found for svc\n", await Copy("query=svc"));
        Write("svc/svc.log", "in the folder");
        Assert.Equal("in the folder", await Copy("query=svc"));
        Write("svc.log", "beside it");
        Assert.Equal("beside it", await Copy("query=svc"));
        Assert.Equal("beside it", await Copy("query=svc.log"));
        Write("other", "plain");
        Assert.Equal("beside itplain\nlog not found for none\n", await Copy("query=svc&query=other&query=none"));
    }

    [Fact]
    public async Task Options_do_not_go_with_files()
    {
        Write("svc.log", "x");
        Assert.Equal("\noptions present and query resolved to log files for [svc other]\ntry without specifying options\n", await Copy("query=svc&query=other&tailLines=1"));
    }

    [Fact]
    public async Task A_link_that_leads_out_of_the_folder_is_not_followed_and_one_inside_is()
    {
        File.WriteAllText(Path.Combine(_root, "secret"), "secret");
        Write("real", "content");
        File.CreateSymbolicLink(Path.Combine(_logs, "inside"), "real");
        File.CreateSymbolicLink(Path.Combine(_logs, "outside"), "../secret");
        File.CreateSymbolicLink(Path.Combine(_logs, "absolute"), Path.Combine(_root, "secret"));
        Assert.Equal("content", await Copy("query=inside"));
        Assert.Equal("\nerror getting log for outside: openat outside: path escapes from parent\n", await Copy("query=outside"));
        Assert.Equal("\nerror getting log for absolute: openat absolute: path escapes from parent\n", await Copy("query=absolute"));
        Assert.Null(Reader().Find("/inside"));
        Assert.Equal("statat ../secret: path escapes from parent", Reader().Find("../secret"));
        Assert.Equal("statat outside: path escapes from parent", Reader().Find("/outside"));
        Assert.Equal("statat missing: no such file or directory", Reader().Find("/missing"));
    }

    [Fact]
    public async Task A_pipe_is_not_waited_for()
    {
        using var made = Process.Start("mkfifo", Path.Combine(_logs, "svc.log"));
        await made.WaitForExitAsync();
        Assert.Equal("\nerror getting log for svc: not a regular file\n", await Task.Run(() => Copy("query=svc")).WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task Units_are_read_from_the_journal_and_others_from_files()
    {
        var journal = Script("""
            if [ "$1" = --field ]; then echo init.scope; echo kubelet.service; exit 0; fi
            echo "$@"; echo complaint >&2
            """);
        Write("web.log", "web");
        Assert.Equal("--utc --no-pager --output=short-precise --unit=kubelet\ncomplaint\nweb", await Copy("query=kubelet&query=web", journal));
        Assert.Equal("--utc --no-pager --output=short-precise --pager-end --lines=2 --unit=kubelet\ncomplaint\n", await Copy("query=kubelet&tailLines=2", journal));
    }

    private string Script(string text)
    {
        var file = Path.Combine(_root, "journalctl");
        File.WriteAllText(file, "#!/bin/sh\n" + text);
        File.SetUnixFileMode(file, (UnixFileMode)0x1ED);
        return file;
    }

    private void Write(string name, string text)
    {
        var file = Path.Combine(_logs, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private NodeLogReader Reader(string? journal = null) => new(_logs, journal ?? Path.Combine(_root, "no-such-program"), TimeProvider.System);

    private async Task<string> Copy(string query, string? journal = null)
    {
        var target = new MemoryStream();
        var parsed = NodeLogQuery.Parse(new QueryCollection(QueryHelpers.ParseQuery(query)), new());
        await Reader(journal).Copy(parsed!, target, default);
        return Encoding.UTF8.GetString(target.ToArray());
    }
}
