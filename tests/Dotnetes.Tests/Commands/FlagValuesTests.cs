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
}
