using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Dotnetes.ApiServer.Tests.Encryption;

/// <summary>Upstream's API server as a process, on a store behind an etcd server.</summary>
internal sealed class UpstreamApiServer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _log = new();

    private UpstreamApiServer(Process process, int port)
    {
        _process = process;
        process.OutputDataReceived += (_, e) => Note(e.Data);
        process.ErrorDataReceived += (_, e) => Note(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Http = new HttpClient(new HttpClientHandler { ServerCertificateCustomValidationCallback = static (_, _, _, _) => true }) { BaseAddress = new Uri($"https://127.0.0.1:{port}") };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "upstream-token");
    }

    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(f => Path.Combine(f, "kube-apiserver")).FirstOrDefault(File.Exists);

    public HttpClient Http { get; }

    public static async Task<UpstreamApiServer> Start(DirectoryInfo folder, string store, string encryption)
    {
        var (key, tokens) = (Path.Combine(folder.FullName, "sa.key"), Path.Combine(folder.FullName, "tokens.csv"));
        using (var rsa = RSA.Create(2048))
        {
            await File.WriteAllTextAsync(key, rsa.ExportRSAPrivateKeyPem());
        }

        await File.WriteAllTextAsync(tokens, "upstream-token,admin,1,system:masters\n");
        var port = FreePort();
        string[] arguments =
        [
            "--etcd-servers", store, "--secure-port", $"{port}", "--bind-address", "127.0.0.1", "--cert-dir", Path.Combine(folder.FullName, "certificates"),
            "--service-cluster-ip-range", "10.96.0.0/12", "--service-account-issuer", "https://kubernetes.default.svc", "--service-account-signing-key-file", key,
            "--service-account-key-file", key, "--token-auth-file", tokens, "--authorization-mode", "Node,RBAC", "--encryption-provider-config", encryption,
        ];
        var server = new UpstreamApiServer(Process.Start(new ProcessStartInfo(Program!, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!, port);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!await server.Serves())
        {
            if (server._process.HasExited || limit.IsCancellationRequested)
            {
                var log = server._log.ToString();
                await server.DisposeAsync();
                throw new InvalidOperationException(log);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }

        return server;
    }

    public async Task<JsonNode> Post(string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await Http.PostAsync(new Uri(path, UriKind.Relative), content);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<bool> Serves()
    {
        try
        {
            using var answer = await Http.GetAsync(new Uri("/readyz", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void Note(string? line)
    {
        lock (_log)
        {
            _log.AppendLine(line);
        }
    }
}
