using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Dotnetes.Kubelet.Certificates;
using Dotnetes.Machinery.Metrics;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dotnetes.Kubelet.Tests.Certificates;

public sealed class CertificateRotationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dnk-").FullName;
    private readonly MetricRegistry _registry = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("client")]
    [InlineData("server")]
    public async Task The_life_of_a_certificate_is_reported(string usage)
    {
        var store = new CertificateStore(_folder, "kubelet-" + usage, TimeProvider.System);
        var rotation = new CertificateRotation(store, (key, _) => Task.FromResult(Issue(key)), TimeProvider.System, NullLogger.Instance);
        rotation.Report(_registry, usage);
        Assert.Contains($"kubelet_certificate_manager_{usage}_ttl_seconds +Inf", MetricRegistry.Write(_registry));
        await rotation.Renew(CancellationToken.None);
        Assert.Matches($"(?m)^kubelet_certificate_manager_{usage}_ttl_seconds 3[56]\\d\\d", MetricRegistry.Write(_registry));
        await rotation.Renew(CancellationToken.None);
        Assert.Equal(usage == "server", MetricRegistry.Write(_registry).Contains("kubelet_certificate_manager_server_rotation_seconds_count 1"));
    }

    [Fact]
    public async Task Failures_are_counted()
    {
        using var stop = new CancellationTokenSource();
        var store = new CertificateStore(_folder, "kubelet-client", TimeProvider.System);
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var rotation = new CertificateRotation(
            store,
            (_, _) =>
            {
                asked.TrySetResult();
                throw new IOException("no");
            },
            TimeProvider.System,
            NullLogger.Instance);
        rotation.Report(_registry, "client");
        var running = rotation.Run(stop.Token);
        await asked.Task;
        while (!MetricRegistry.Write(_registry).Contains("kubelet_certificate_manager_client_expiration_renew_errors_total 1") && !MetricRegistry.Write(_registry).Contains("kubelet_certificate_manager_client_expiration_renew_errors 1"))
        {
            await Task.Delay(10);
        }

        await stop.CancelAsync();
        await running;
    }

    private static string Issue(ECDsa key)
    {
        var request = new CertificateRequest("CN=system:node:n", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddHours(1));
        return certificate.ExportCertificatePem();
    }
}
