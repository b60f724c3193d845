using System.CommandLine;
using Dotnetes.Commands;

namespace Dotnetes.Tests.Commands;

public sealed class FlagValuesTests
{
    [Theory]
    [InlineData("", "secure-port", "6443")]
    [InlineData("", "etcd-servers", "")]
    [InlineData("", "bind-address", "0.0.0.0")]
    [InlineData("", "advertise-address", "")]
    [InlineData("", "allow-privileged", "true")]
    [InlineData("", "max-requests-inflight", "400")]
    [InlineData("", "enable-admission-plugins", "[]")]
    [InlineData("--secure-port=7443", "secure-port", "7443")]
    [InlineData("--event-ttl=2h", "event-ttl", "2h")]
    [InlineData("--bind-address 127.0.0.1", "bind-address", "127.0.0.1")]
    [InlineData("--enable-bootstrap-token-auth", "enable-bootstrap-token-auth", "true")]
    [InlineData("--etcd-servers=https://a:2379,https://b:2379", "etcd-servers", "https://a:2379,https://b:2379")]
    public void A_flag_shows_what_was_given_or_else_its_default(string line, string name, string expected)
    {
        var command = new Command("kube-apiserver");
        new ApiServerFlags().AddTo(command);
        var arguments = command.Parse(line);
        Assert.Empty(arguments.Errors);
        Assert.Equal(expected, FlagValues.Of(arguments)[name]);
    }

    [Fact]
    public void All_flags_of_the_api_server_are_shown_and_reach_the_server()
    {
        var command = new Command("kube-apiserver");
        var flags = new ApiServerFlags();
        flags.AddTo(command);
        var options = flags.Of(command.Parse("--v=3"));
        Assert.Equal(command.Options.Select(o => o.Name.TrimStart('-')).Order(StringComparer.Ordinal), options.Flags.Select(f => f.Key));
        Assert.Equal("3", options.Flags["v"]);
    }

    [Fact]
    public void A_flag_that_carries_a_secret_is_not_shown()
    {
        var token = new Option<string>("--token");
        var command = new Command("agent") { token, new Option<string>("--server") };
        Assert.Equal(["server"], FlagValues.Of(command.Parse("--token=secret --server=here"), secret: token).Select(f => f.Key));
    }

    [Fact]
    public void The_kubelets_ports_and_handlers_are_set_by_flags_or_else_by_the_file()
    {
        var command = new Command("kubelet");
        var flags = new KubeletFlags();
        flags.AddTo(command);
        var file = new Api.Config.Kubelet.V1Beta1.KubeletConfiguration { ReadOnlyPort = 10255, EnableDebuggingHandlers = true };
        var kept = flags.Override(command.Parse(""), file);
        Assert.Equal((10255, (bool?)true), (kept.ReadOnlyPort, kept.EnableDebuggingHandlers));
        var changed = flags.Override(command.Parse("--read-only-port=0 --enable-debugging-handlers=false"), file);
        Assert.Equal((0, (bool?)false), (changed.ReadOnlyPort, changed.EnableDebuggingHandlers));
    }
}
