using Dotnetes.Differential.Kubectl;

namespace Dotnetes.EndToEnd.Tests.Upstream;

public sealed class SessionTests
{
    [Fact]
    public void A_session_is_files_and_commands_and_commands_for_each_line_of_another()
    {
        var session = Session.Parse("s", "# comment\n== a/b.yaml\nx: 1\n# kept\n== c\n$ one\n$each list\n$ two {}\n$ three {}\n$each\n$ four\n");
        Assert.Equal("x: 1\n# kept\n", session.Files["a/b.yaml"]);
        Assert.Equal("", session.Files["c"]);
        Assert.Equal(["/one", "list/two {},three {}", "/four"], session.Steps.Select(s => $"{s.Each}/{string.Join(',', s.Commands)}"));
        Assert.Throws<FormatException>(() => Session.Parse("s", "neither\n"));
    }

    [Fact]
    public void All_sessions_can_be_read_and_what_is_known_to_differ_is_in_one_of_them()
    {
        var sessions = KubectlCommand.Sessions.ToList();
        Assert.True(sessions.Sum(s => s.Steps.Count) > 500);
        Assert.NotNull(KubectlCommand.Known.ReasonOf("get", "kubectl get apiservices"));
        Assert.Null(KubectlCommand.Known.ReasonOf("apply", "kubectl get apiservices"));
    }

    [Theory]
    [InlineData("a\nb\nc", "a\nb\nc", "")]
    [InlineData("a\nb\nc\nd\ne\nf", "a\nb\nc\nx\ne\nf", " b\n c\n-d\n+x\n e\n f\n")]
    [InlineData("a", "a\nb", " a\n+b\n")]
    [InlineData("", "b", "-\n+b\n")]
    public void Differences_are_told_by_line_with_what_is_around(string left, string right, string expected) => Assert.Equal(expected, LineDifference.Of(left, right));

    [Theory]
    [InlineData("pod/x   1/1   Running   3 (2m1s ago)   5d2h", "pod/x  1/1  Running  3 (AGE ago)  AGE")]
    [InlineData("uid: 3b5c3f5e-0a51-4c4e-9d6a-1f2e3d4c5b6a", "uid: UID")]
    [InlineData("resourceVersion: \"123\"", "resourceVersion: RV")]
    [InlineData("https://127.0.0.1:6443/api", "https://SERVER/api")]
    [InlineData("creationTimestamp: \"2026-01-02T03:04:05Z\"", "creationTimestamp: \"TIME\"")]
    public void What_no_two_servers_share_is_taken_out(string text, string expected)
    {
        var target = new KubectlTarget(new("https://127.0.0.1:6443"), "t", "/tmp/folder");
        Assert.Equal($"exit 0\n{expected}\n--error--\n", Normalizer.Normalize(new(0, text, ""), target));
    }
}
