using System.Text;
using System.Text.Json.Nodes;
using Dotnetes.ApiServer.Audit;
using Dotnetes.ApiServer.Authentication;
using Dotnetes.ApiServer.Tests.Authorization;
using Dotnetes.ApiServer.Tests.Serving;

namespace Dotnetes.ApiServer.Tests.Audit;

/// <summary>A server on HTTPS with an audit log in a directory of its own, which believes everybody who they say they are.</summary>
internal sealed class AuditServer : IAsyncDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("dotnetes-audit-");
    private bool _isStopped;

    private AuditServer()
    {
    }

    public TestServer Server { get; private set; } = null!;

    public string LogPath => Path.Combine(_directory.FullName, "audit.log");

    public static async Task<AuditServer> Start(string rules, Func<ApiServerOptions, ApiServerOptions>? change = null)
    {
        var audit = new AuditServer();
        var policy = AuditPolicyFile.Decode(Encoding.UTF8.GetBytes($"apiVersion: audit.k8s.io/v1\nkind: Policy\n{rules}"), "policy");
        audit.Server = await TestServer.Start(https: true, o =>
        {
            var options = o with
            {
                Authenticators = [new HeaderAuthenticator()],
                AnonymousUser = null,
                Audit = new AuditOptions { Policy = policy, Log = new AuditLogOptions { Path = audit.LogPath } },
            };
            return change is null ? options : change(options);
        });
        audit.Server.Http.DefaultRequestHeaders.Add(HeaderAuthenticator.Header, "jane,dev");
        audit.Server.Http.DefaultRequestHeaders.UserAgent.ParseAdd("curl/8");
        return audit;
    }

    /// <summary>The whole log; the server is stopped first, so that nothing is missing.</summary>
    public async Task<string> Text()
    {
        await Stop();
        return await File.ReadAllTextAsync(LogPath);
    }

    /// <summary>The events of users other than the server itself.</summary>
    public async Task<List<JsonNode>> Events() =>
        [.. (await Text()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!).Where(e => e["user"]!["username"]?.ToString() != UserInfo.ApiServer.Name)];

    public async ValueTask DisposeAsync()
    {
        await Stop();
        _directory.Delete(recursive: true);
    }

    private async ValueTask Stop()
    {
        if (!_isStopped)
        {
            _isStopped = true;
            await Server.DisposeAsync();
        }
    }
}
