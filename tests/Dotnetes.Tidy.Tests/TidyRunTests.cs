using Dotnetes.Tidy.Tests.Checks;

namespace Dotnetes.Tidy.Tests;

public sealed class TidyRunTests
{
    private static readonly (string, string) Region = ("src/A/B.cs", "#region x\n#endregion\n");

    [Theory]
    [InlineData("pragmas src/A/B.cs generated elsewhere", true)]
    [InlineData("pragmas src/**/B.cs generated elsewhere", true)]
    [InlineData("pragmas src/*.cs a star stays within one name", false)]
    [InlineData("format src/A/B.cs another rule", false)]
    [InlineData("pragmas src/A/B.cs#Member another member", false)]
    public void An_exemption_covers_its_rule_and_place_only(string exemption, bool covers) =>
        Assert.Equal(covers, !CheckRun.Places(new PragmaCheck(), Region, (Exemption.FileName, exemption + "\n")).Contains("src/A/B.cs:1"));

    [Fact]
    public void An_exemption_that_covers_nothing_is_a_finding() =>
        Assert.Equal(["eng/tidy-exemptions.txt:2"], CheckRun.Places(new PragmaCheck(), (Exemption.FileName, "# comment\npragmas src/A/B.cs was generated once\n")));

    [Fact]
    public void An_exemption_needs_a_reason() =>
        Assert.Throws<FormatException>(() => CheckRun.Places(new PragmaCheck(), (Exemption.FileName, "pragmas src/A/B.cs\n")));

    [Fact]
    public void What_builds_leave_behind_is_not_part_of_the_tree() =>
        Assert.DoesNotContain(RepositoryTree.Current.Files, f => f.Path.Contains("/obj/", StringComparison.Ordinal) || f.Path.StartsWith(".git/", StringComparison.Ordinal));
}
