using Dotnetes.Api.Core.V1;
using Dotnetes.Certificates;
using Dotnetes.Client.Events;
using Dotnetes.Server;
using Dotnetes.Tests.Authentication;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dotnetes.Tests.Pki;

public sealed class CertificateWatchTests
{
    [Theory]
    [InlineData(33, false, false)]
    [InlineData(29, false, true)]
    [InlineData(-1, false, true)]
    [InlineData(183, true, false)]
    [InlineData(179, true, true)]
    public void People_are_warned_long_before_and_once_a_day(int days, bool isAuthority, bool warns)
    {
        var time = new SteeredTime();
        var end = time.GetUtcNow().AddDays(days);
        var events = new Recorder();
        var watch = new CertificateWatch(() => [new("pki/x", "CN=x", "ca", end.AddDays(-400), end, isAuthority)], events, time, NullLogger.Instance);
        watch.Look();
        watch.Look();
        Assert.Equal(warns ? 1 : 0, events.Messages.Count);
        time.Ahead = TimeSpan.FromHours(25);
        watch.Look();
        Assert.Equal(warns ? 2 : 0, events.Messages.Count);
        Assert.All(events.Messages, m => Assert.Contains("pki/x (CN=x)", m, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_command_lists_all_and_fails_when_one_ends_soon()
    {
        using var folder = new TemporaryFolder();
        var time = new SteeredTime();
        var data = new DataDirectory(folder.Path);
        ClusterCertificates.Prepare(new ServerOptions { Data = data }, time, NullLogger.Instance).Dispose();
        var good = await ExternalProgram.Try(DotnetesProgram.Path, ["certs", "check", "--data-dir", folder.Path]);
        Assert.Equal(0, good.Code);
        Assert.Matches(@"NAME +SUBJECT +EXPIRES +DAYS LEFT +CA\n", good.Output);
        Assert.Matches(@"pki/apiserver +CN=kube-apiserver +\d{4}-\d\d-\d\d \d\d:\d\dZ +36\d +kubernetes\n", good.Output);
        Assert.Matches(@"pki/ca +CN=kubernetes +.* 36\d\d +\(authority\)\n", good.Output);

        // One that was made 340 days ago.
        time.Ahead = TimeSpan.FromDays(-340);
        using (var authority = CertificateAuthority.LoadOrCreate(data.Pki, "ca", "kubernetes", time))
        {
            using var old = authority.IssueServer("kube-apiserver", ["localhost"], []);
            File.WriteAllText(Path.Combine(data.Pki, "apiserver.crt"), old.ExportCertificatePem());
            File.WriteAllText(Path.Combine(data.Pki, "apiserver.key"), CertificateAuthority.KeyPem(old));
        }

        var bad = await ExternalProgram.Try(DotnetesProgram.Path, ["certs", "check", "--data-dir", folder.Path]);
        Assert.Equal(1, bad.Code);
        Assert.Contains("pki/apiserver ends soon", bad.Error, StringComparison.Ordinal);

        var renewed = await ExternalProgram.Try(DotnetesProgram.Path, ["certs", "renew", "apiserver", "--data-dir", folder.Path]);
        Assert.Equal((0, "renewed apiserver\n"), (renewed.Code, renewed.Output));
        Assert.Equal(0, (await ExternalProgram.Try(DotnetesProgram.Path, ["certs", "check", "--data-dir", folder.Path])).Code);
        Assert.Equal(1, (await ExternalProgram.Try(DotnetesProgram.Path, ["certs", "renew", "nothing", "--data-dir", folder.Path])).Code);
        var nowhere = await ExternalProgram.Try(DotnetesProgram.Path, ["certs", "check", "--data-dir", folder["nowhere"]]);
        Assert.Equal(1, nowhere.Code);
        Assert.Contains("--data-dir", nowhere.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_changes_an_authority_step_by_step()
    {
        using var folder = new TemporaryFolder();
        ClusterCertificates.Prepare(new ServerOptions { Data = new(folder.Path) }, new SteeredTime(), NullLogger.Instance).Dispose();
        (string[] Flags, int Code, string Text)[] steps =
        [
            (["--switch"], 1, "no change of the authority front-proxy-ca is under way"),
            ([], 0, "--switch"),
            (["--finish"], 1, "go on with 'dotnetes certs rotate-ca --switch'"),
            (["--switch"], 0, "renewed: apiserver, apiserver-kubelet-client, front-proxy-client"),
            ([], 1, "go on with 'dotnetes certs rotate-ca --finish'"),
            (["--finish"], 0, "complete"),
        ];
        foreach (var (flags, code, text) in steps)
        {
            var result = await ExternalProgram.Try(DotnetesProgram.Path, ["certs", "rotate-ca", "--authority", "front-proxy-ca", "--data-dir", folder.Path, .. flags]);
            Assert.Equal((string.Join(' ', flags), code), (string.Join(' ', flags), result.Code));
            Assert.Contains(text, result.Output + result.Error, StringComparison.Ordinal);
        }
    }

    private sealed class Recorder : IEventRecorder
    {
        public List<string> Messages { get; } = [];

        public void Record(IKubeObject regarding, string type, string reason, string message, string action = "", string fieldPath = "") => Messages.Add(message);

        public void Record(
            ObjectReference regarding, string type, string reason, string message, string action = "", ObjectReference? related = null, ValueMap<string> annotations = default)
        {
            Assert.Equal(("Warning", "CertificateExpiring", "kube-system"), (type, reason, regarding.Name));
            Messages.Add(message);
        }
    }
}
