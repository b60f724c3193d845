using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Dotnetes.Store.EtcdServer;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Dotnetes.Store.Tests.EtcdServer;

/// <summary>etcd's own command line against our server.</summary>
public sealed class EtcdctlTests : IAsyncLifetime
{
    private readonly MemoryStore _store = new();
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("etcdctl-");
    private EtcdHost _host = null!;

    public async Task InitializeAsync() =>
        _host = await EtcdHost.Start(_store, new EtcdHostOptions { ListenClientUrls = ["http://127.0.0.1:0"] }, TimeProvider.System);

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _store.DisposeAsync();
        _directory.Delete(recursive: true);
    }

    [EtcdctlFact]
    public async Task Keys_are_put_listed_counted_and_deleted()
    {
        Assert.Equal("OK", await Run("put", "a/1", "one"));
        Assert.Equal("OK\na/1\none", await Run("put", "a/1", "two", "--prev-kv"));
        Assert.Equal("OK", await Run("put", "a/2", "zwei"));
        Assert.Equal("a/1\ntwo\na/2\nzwei", await Run("get", "a/", "--prefix"));
        Assert.Equal("a/2\na/1", await Run("get", "", "--from-key", "--keys-only", "--sort-by", "KEY", "--order", "DESCEND").ContinueWith(Lines, TaskScheduler.Default));
        Assert.Equal("one", await Run("get", "a/1", "--rev", "2", "--print-value-only"));
        Assert.Contains("\"Count\" : 2", await Run("get", "a/", "--prefix", "--limit", "1", "-w", "fields"));
        Assert.Equal("2", await Run("del", "a/", "--prefix"));
        Assert.Equal("", await Run("get", "a/", "--prefix"));
    }

    [EtcdctlFact]
    public async Task Transactions_take_the_branch_that_the_conditions_say()
    {
        await Run("put", "k", "old");
        const string txn = "value(\"k\") = \"old\"\nversion(\"missing\") = \"0\"\n\nput k new\nget k\n\nput k other\n\n";
        Assert.Equal("SUCCESS\n\nOK\n\nk\nnew", await RunWith(txn, "txn"));
        Assert.Equal("FAILURE\n\nOK", await RunWith(txn, "txn"));
        Assert.Equal("other", await Run("get", "k", "--print-value-only"));
    }

    [EtcdctlFact]
    public async Task A_watch_shows_what_changes()
    {
        using var watch = Start("watch", "--prefix", "w/", "--prev-kv", "--rev", "1");
        await Run("put", "w/1", "x");
        await Run("put", "w/1", "y");
        await Run("del", "w/1");
        var lines = new List<string>();
        while (lines.Count < 9)
        {
            lines.Add((await watch.StandardOutput.ReadLineAsync())!);
        }

        watch.Kill();
        Assert.Equal(["PUT", "w/1", "x", "PUT", "w/1", "x", "w/1", "y", "DELETE"], lines);
    }

    [EtcdctlFact]
    public async Task Leases_are_granted_kept_listed_and_revoked()
    {
        var granted = await Run("lease", "grant", "100");
        var id = granted.Split(' ')[1];
        Assert.Equal($"lease {id} granted with TTL(100s)", granted);
        await Run("put", "leased", "x", "--lease", id);
        Assert.Equal($"lease {id} keepalived with TTL(100)", await Run("lease", "keep-alive", "--once", id));
        Assert.StartsWith($"lease {id} granted with TTL(100s), remaining(", await Run("lease", "timetolive", id, "--keys"));
        Assert.Equal($"found 1 leases\n{id}", await Run("lease", "list"));
        Assert.Equal($"lease {id} revoked", await Run("lease", "revoke", id));
        Assert.Equal("", await Run("get", "leased"));
        Assert.Equal($"lease {id} already expired", await Run("lease", "timetolive", id));
    }

    [EtcdctlFact]
    public async Task Old_revisions_are_compacted()
    {
        await Run("put", "k", "1");
        await Run("put", "k", "2");
        Assert.Equal("compacted revision 3", await Run("compaction", "3"));
        Assert.Contains("required revision has been compacted", await Run("get", "k", "--rev", "2"));
    }

    [EtcdctlFact]
    public async Task The_state_of_the_server_is_shown()
    {
        await Run("put", "k", "1");
        Assert.Contains("is healthy", await Run("endpoint", "health"));
        var status = await Run("endpoint", "status", "-w", "fields");
        Assert.True(status.Contains("\"Version\" : \"3.6."), status);
        Assert.StartsWith(_host.Addresses[0], await Run("endpoint", "hashkv"));
        Assert.Contains(_host.Addresses[0], await Run("member", "list"));
        Assert.Equal("", await Run("alarm", "list"));
        Assert.Equal("", await Run("alarm", "disarm"));
        Assert.StartsWith("Finished defragmenting etcd member", await Run("defrag"));
    }

    [EtcdctlFact]
    public async Task A_snapshot_is_saved()
    {
        await Run("put", "k", "1");
        var file = Path.Combine(_directory.FullName, "snapshot.db");
        Assert.Contains("Snapshot saved at", await Run("snapshot", "save", file));
        Assert.Equal(32, new FileInfo(file).Length % 512);
    }

    [EtcdctlFact]
    public async Task Locks_exclude_each_other_and_elections_have_one_leader()
    {
        using var first = Start("lock", "l");
        Assert.StartsWith("l/", await first.StandardOutput.ReadLineAsync());
        using var second = Start("lock", "l");
        var waiting = second.StandardOutput.ReadLineAsync();
        Assert.False(waiting.IsCompleted);
        first.Kill(entireProcessTree: true);
        await Run("del", "l/", "--prefix");
        Assert.NotNull(await Task.WhenAny(waiting, second.WaitForExitAsync()));
        second.Kill(entireProcessTree: true);
        using var leader = Start("elect", "e", "me");
        Assert.StartsWith("e/", await leader.StandardOutput.ReadLineAsync());
        Assert.Equal("me", await leader.StandardOutput.ReadLineAsync());
        leader.Kill();
    }

    [EtcdctlFact]
    public async Task A_unix_socket_serves_as_well()
    {
        var address = $"unix://{_directory.FullName}/etcd.sock";
        await using var local = await EtcdHost.Start(_store, new EtcdHostOptions { ListenClientUrls = [address] }, TimeProvider.System);
        Assert.Equal("OK", await Run("--endpoints", address, "put", "k", "v"));
        Assert.Contains("\"Version\" : \"3.6.", await Run("--endpoints", address, "endpoint", "status", "-w", "fields"));
    }

    [EtcdctlFact]
    public async Task Client_certificates_are_demanded()
    {
        var certificates = new Certificates();
        await using var secured = await EtcdHost.Start(
            _store,
            new EtcdHostOptions
            {
                ListenClientUrls = ["https://127.0.0.1:0"],
                Tls = new HttpsConnectionAdapterOptions
                {
                    ServerCertificate = certificates.Server,
                    ClientCertificateMode = ClientCertificateMode.RequireCertificate,
                    ClientCertificateValidation = (certificate, _, _) => certificate.Issuer == certificates.Authorities[0].Subject,
                },
            },
            TimeProvider.System);
        string[] tls =
        [
            "--endpoints", secured.Addresses[0], "--cacert", Write("ca.pem", certificates.Authorities.ExportCertificatePems()),
            "--cert", Write("client.pem", certificates.Client.ExportCertificatePem()),
            "--key", Write("client.key", certificates.Client.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem()),
        ];
        Assert.Equal("OK", await Run([.. tls, "put", "k", "v"]));
        Assert.NotEqual("OK", await Run([.. tls[..4], "--command-timeout", "2s", "put", "k", "v"]));
    }

    private static string Lines(Task<string> output) => string.Join("\n", output.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries));

    private string Write(string name, string text)
    {
        var path = Path.Combine(_directory.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    private Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("etcdctl") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ETCDCTL_API"] = "3";
        if (!arguments.Contains("--endpoints"))
        {
            start.ArgumentList.Add("--endpoints");
            start.ArgumentList.Add(_host.Addresses[0]);
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    private Task<string> Run(params string[] arguments) => RunWith("", arguments);

    /// <summary>Everything that the command writes, errors last.</summary>
    private async Task<string> RunWith(string input, params string[] arguments)
    {
        using var process = Start(arguments);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new StringBuilder(await output).Append(await errors).ToString().Trim();
    }
}
