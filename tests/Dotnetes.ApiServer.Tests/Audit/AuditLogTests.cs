using System.IO.Compression;
using Dotnetes.ApiServer.Audit;
using Dotnetes.ApiServer.Audit.Logs;
using Dotnetes.ApiServer.Tests.Authentication;
using Dotnetes.Machinery.Metrics;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dotnetes.ApiServer.Tests.Audit;

public sealed class AuditLogTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("dotnetes-audit-");
    private readonly MovableTime _time = new();

    private string LogPath => Path.Combine(_directory.FullName, "logs", "audit.log");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task Lines_are_appended_and_only_the_owner_can_read_them()
    {
        for (var i = 0; i < 2; i++)
        {
            await using var log = AuditLog.Open(new AuditLogOptions { Path = LogPath }, Outputs.Losses(new()), _time, NullLogger.Instance);
            Assert.True(await log.Write([Outputs.Event("a"), Outputs.Event("b")]));
        }

        Assert.Equal(4, (await File.ReadAllLinesAsync(LogPath)).Length);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(LogPath));
    }

    [Fact]
    public async Task Full_files_are_put_aside_and_only_the_newest_of_them_stay()
    {
        await using (var file = Open(new AuditLogOptions { Path = LogPath, MaxSizeMegabytes = 1, MaxBackups = 2 }))
        {
            for (var i = 0; i < 5; i++)
            {
                file.Write(Lines('0' + i, 700_000));
            }
        }

        Assert.Equal('4', (char)(await File.ReadAllBytesAsync(LogPath))[0]);
        var old = Old();
        Assert.Equal(['2', '3'], old.Select(f => File.ReadAllText(f)[0]));
        Assert.All(old, f => Assert.Matches(@"audit-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}\.log$", f));
    }

    [Fact]
    public async Task Old_files_are_compressed_and_removed_by_their_age()
    {
        var options = new AuditLogOptions { Path = LogPath, MaxSizeMegabytes = 1, MaxAgeDays = 3, Compress = true };
        await using (var file = Open(options))
        {
            file.Write(Lines('a', 700_000));
            file.Write(Lines('b', 700_000));
        }

        var name = Assert.Single(Old());
        Assert.EndsWith(".log.gz", name, StringComparison.Ordinal);
        using (var reader = new StreamReader(new GZipStream(File.OpenRead(name), CompressionMode.Decompress)))
        {
            Assert.StartsWith("aaa", await reader.ReadToEndAsync(), StringComparison.Ordinal);
        }

        await File.WriteAllTextAsync(Path.Combine(_directory.FullName, "logs", "audit-notes.log"), "not ours");
        _time.Ahead = TimeSpan.FromDays(4);
        await Open(options).DisposeAsync();
        Assert.EndsWith("audit-notes.log", Assert.Single(Old()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_fits_into_no_file_is_lost_and_counted()
    {
        var metrics = new MetricRegistry();
        await using var log = AuditLog.Open(new AuditLogOptions { Path = LogPath, MaxSizeMegabytes = 1 }, Outputs.Losses(metrics), _time, NullLogger.Instance);
        Assert.False(await log.Write([Outputs.Event("a", new string('x', 1024 * 1024))]));
        Assert.Contains("apiserver_audit_error_total{plugin=\"log\"} 1\n", Outputs.Written(metrics), StringComparison.Ordinal);
    }

    [Fact]
    public void The_legacy_format_is_a_line_of_text()
    {
        var value = Outputs.Event("id") with
        {
            User = new() { Username = "jane", Groups = ["a", "b"] },
            SourceIPs = ["10.0.0.1"],
            UserAgent = "curl/8",
            ObjectRef = new() { Namespace = "web" },
            ResponseStatus = new() { Code = 201 },
        };
        Assert.Equal(
            """2026-01-02T03:04:05.6Z AUDIT: id="id" stage="ResponseComplete" ip="10.0.0.1" method="get" user="jane" groups="\"a\",\"b\"" as="<self>" asgroups="<lookup>" user-agent="curl/8" namespace="web" uri="/api" response="201" """.TrimEnd(),
            LegacyFormat.Of(value));
        Assert.EndsWith("namespace=\"<none>\" uri=\"/api\" response=\"<deferred>\"", LegacyFormat.Of(Outputs.Event("id")), StringComparison.Ordinal);
    }

    private static byte[] Lines(int character, int length) => [.. Enumerable.Repeat((byte)character, length - 1), (byte)'\n'];

    private RotatingFile Open(AuditLogOptions options) => new(options, _time, NullLogger.Instance);

    private string[] Old() => [.. Directory.GetFiles(Path.Combine(_directory.FullName, "logs"), "audit-*").Order(StringComparer.Ordinal)];
}
