namespace Dotnetes.Tidy.Tests.Checks;

/// <summary>The checks that read any file.</summary>
public sealed class FileRulesTests
{
    [Theory]
    [InlineData("TO" + "DO")]
    [InlineData("FIX" + "ME")]
    [InlineData("HA" + "CK")]
    [InlineData("XX" + "X")]
    [InlineData("NotImplemented" + "Exception")]
    public void A_marker_is_found_as_a_word(string marker)
    {
        Assert.Equal(["src/A/B.cs:2"], CheckRun.Places(new MarkerCheck(), ("src/A/B.cs", $"\n// {marker}: later")));
        Assert.Empty(CheckRun.Places(new MarkerCheck(), ("src/A/B.cs", $"{marker}_A A{marker} {marker}s {marker.ToLowerInvariant()}")));
    }

    [Theory]
    [InlineData("a.cs", "class A;\n", "")]
    [InlineData("a.cs", "class A;", "1")]
    [InlineData("a.cs", "class A;\n\n", "2")]
    [InlineData("a.cs", "a\r\nb\n", "1")]
    [InlineData("a.cs", "a\n\tb\n", "2")]
    [InlineData("a.cs", "a\nb \n", "2")]
    [InlineData("a.md", "a\nb  \n\tc\n", "")]
    [InlineData("a.md", "\uFEFFa\n", "1")]
    [InlineData("a.txt", "", "")]
    public void Text_is_well_formed(string path, string text, string line) =>
        Assert.Equal(line == "" ? [] : [$"{path}:{line}"], CheckRun.Places(new FormatCheck(), (path, text)));

    [Theory]
    [InlineData("src/A/api.proto", "syntax", 1)]
    [InlineData("docs/swagger.json", "{}", 1)]
    [InlineData("docs/openapi-v3.json", "{}", 1)]
    [InlineData("docs/openapi.md", "x", 0)]
    [InlineData("a.tar", "x", 1)]
    [InlineData("a.bin", "a\0b", 1)]
    [InlineData("a.txt", "ab", 0)]
    public void Nothing_binary_or_foreign_is_kept(string path, string text, int findings) =>
        Assert.Equal(findings, CheckRun.Places(new BlobCheck(), (path, text)).Length);

    [Fact]
    public void Nothing_large_is_kept()
    {
        Assert.Empty(CheckRun.Places(new BlobCheck(), ("a.txt", new string('a', BlobCheck.MaxBytes))));
        Assert.Single(CheckRun.Places(new BlobCheck(), ("a.txt", new string('a', BlobCheck.MaxBytes + 1))));
    }

    [Fact]
    public void Equal_files_are_found() =>
        Assert.Equal(
            ["b.txt:1", "d/c.txt:1"],
            CheckRun.Places(new DuplicateCheck(), ("a.txt", "same"), ("b.txt", "same"), ("d/c.txt", "same"), ("e.txt", "other"), ("f", ""), ("g", ""), ("h.csproj", "<p/>"), ("i.csproj", "<p/>")));

    [Theory]
    [InlineData("0001-a.md", "# 0001: A\n", "0002-b.md", "# 0002: B\n", 0)]
    [InlineData("0001-a.md", "# 0001: A\n", "0003-b.md", "# 0003: B\n", 1)]
    [InlineData("0001-a.md", "# 0001: A\n", "0001-b.md", "# 0001: B\n", 1)]
    [InlineData("0001-a.md", "# A\n", "0002-b.md", "# 0002: B\n", 1)]
    [InlineData("0001-a.md", "# 0001: A\n", "readme.md", "x\n", 1)]
    public void Decisions_are_numbered_without_gaps(string first, string firstText, string second, string secondText, int findings) =>
        Assert.Equal(findings, CheckRun.Places(new DecisionCheck(), ("docs/decisions/" + first, firstText), ("docs/decisions/" + second, secondText)).Length);

    [Theory]
    [InlineData("[a](other.md)", true)]
    [InlineData("[a](other.md#part)", true)]
    [InlineData("[a](#part)", true)]
    [InlineData("[a](../build)", true)]
    [InlineData("[a](https://kubernetes.io/docs)", true)]
    [InlineData("[a](gone.md)", false)]
    [InlineData("[a](../gone)", false)]
    [InlineData("`src/A/ValueMap.cs`", true)]
    [InlineData("`src/A`", true)]
    [InlineData("`src/A/`", true)]
    [InlineData("`src/A/ValueMap.cs:12`", true)]
    [InlineData("`src/*/ValueMap.cs`", true)]
    [InlineData("`src/<component>/X.cs`", true)]
    [InlineData("`src/Gone`", false)]
    [InlineData("`src/*/Gone.cs`", false)]
    [InlineData("`./build --release`", true)]
    [InlineData("`./gone`", false)]
    [InlineData("`ValueMap`", true)]
    [InlineData("`ValueMap<T>`", true)]
    [InlineData("`ValueMap.GetOrDefault`", true)]
    [InlineData("`ValueMap.Get`", false)]
    [InlineData("`GoneMap`", false)]
    [InlineData("`SharedInformer`", true)]
    [InlineData("`Dotnetes.Planned`", true)]
    [InlineData("`Dotnetes.Gone`", false)]
    [InlineData("`Pod`", true)]
    [InlineData("`kubectl get pods`", true)]
    [InlineData("```\nsrc/Gone `src/Gone`\n```", true)]
    public void A_page_names_only_what_exists(string text, bool ok) =>
        Assert.Equal(
            ok ? 0 : 1,
            CheckRun.Places(
                new DocumentCheck(),
                ("docs/page.md", text),
                ("docs/other.md", ""),
                ("build", ""),
                ("src/A/ValueMap.cs", "class ValueMap<T> { T GetOrDefault() => default; }"),
                (DocumentCheck.ForeignNames, "SharedInformer"),
                (DependencyCheck.DataFile, "Dotnetes.Planned:")).Length);

    [Fact]
    public void A_decision_may_name_what_was()
    {
        Assert.Empty(CheckRun.Places(new DocumentCheck(), ("docs/decisions/0001-a.md", "`GoneMap` lay in `src/Gone`.")));
        Assert.Single(CheckRun.Places(new DocumentCheck(), ("docs/decisions/0001-a.md", "[a](gone.md)")));
    }
}
