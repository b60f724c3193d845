namespace Dotnetes.Tidy.Tests.Checks;

/// <summary>The checks that read C#.</summary>
public sealed class CodeRulesTests
{
    [Theory]
    [InlineData("Foo.cs", "public class Foo;", 0)]
    [InlineData("Foo.Part.cs", "public partial class Foo;", 0)]
    [InlineData("FooOfT.cs", "public class Foo<T>;", 0)]
    [InlineData("Foo.cs", "public class Foo<T>;", 0)]
    [InlineData("FooOfT.cs", "public class Foo;", 1)]
    [InlineData("Foo.cs", "public delegate void Foo();", 0)]
    [InlineData("Foo.cs", "public class Bar;", 1)]
    [InlineData("Foo.cs", "public class Foo; internal class Bar;", 0)]
    [InlineData("Foo.cs", "public class Foo; public enum Bar;", 1)]
    [InlineData("Foo.cs", "public class Foo { public class Bar; }", 0)]
    [InlineData("Foo.cs", "internal class Foo; internal class Bar;", 0)]
    [InlineData("Foo.cs", "internal class Bar;", 1)]
    [InlineData("Foo.cs", "namespace A { public class Foo; public class Bar; }", 1)]
    [InlineData("GlobalUsings.cs", "global using System;", 0)]
    public void A_file_has_one_public_type_and_its_name(string name, string text, int findings) =>
        Assert.Equal(findings, CheckRun.Places(new OneTypeCheck(), ("src/A/" + name, text)).Length);

    [Fact]
    public void A_file_of_the_api_holds_a_kind_with_its_parts()
    {
        Assert.Empty(CheckRun.Places(new OneTypeCheck(), ("src/Dotnetes.Api/Core/V1/Pod.cs", "public record Pod; public record PodSpec;")));
        Assert.Single(CheckRun.Places(new OneTypeCheck(), ("src/Dotnetes.Api/Core/V1/Pod.cs", "public record PodList; public record PodSpec;")));
    }

    [Theory]
    [InlineData("public class Foo;", 1)]
    [InlineData("internal class Foo { public int A; }", 0)]
    [InlineData("/// <summary>x</summary>\npublic class Foo { public int A; protected int B; private protected int C; internal int D; int E; }", 2)]
    [InlineData("/// <summary>x</summary>\npublic class Foo { /// <inheritdoc/>\n public void A() { } public override string ToString() => \"\"; }", 0)]
    [InlineData("/// <summary>x</summary>\npublic interface Foo { void A(); private void B() { } }", 1)]
    [InlineData("/// <summary>x</summary>\npublic class Foo : IBar { void IBar.A() { } }", 0)]
    [InlineData("/// <summary>x</summary>\npublic enum Foo { A }", 1)]
    [InlineData("/// <summary>x</summary>\npublic record Foo(int A);", 0)]
    [InlineData("/// <summary>x</summary>\npublic class Foo { public class Bar; private class Hidden { public int A; } }", 1)]
    [InlineData("// no documentation\npublic class Foo;", 1)]
    [InlineData("/// <summary>x</summary>\npublic static class Foo { extension(string s) { public int A => 1; } }", 1)]
    public void What_others_can_see_is_documented(string text, int findings) =>
        Assert.Equal(findings, CheckRun.Places(new DocumentedCheck(), ("src/A/Foo.cs", text)).Length);

    [Fact]
    public void One_part_of_a_partial_type_is_documented()
    {
        Assert.Empty(CheckRun.Places(new DocumentedCheck(), ("src/A/Foo.A.cs", "public partial class Foo;"), ("src/A/Foo.cs", "/// <summary>x</summary>\npublic partial class Foo;")));
        Assert.Single(CheckRun.Places(new DocumentedCheck(), ("src/A/Foo.A.cs", "public partial class Foo;"), ("src/A/Foo.cs", "public partial class Foo;")));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("Core/V1/*.cs", 1)]
    [InlineData("Gone/V1/*.cs", 1)]
    public void Fields_of_the_api_are_documented_where_the_list_says_so(string pattern, int findings) =>
        Assert.Equal(
            findings,
            CheckRun.Places(new DocumentedCheck(), (DocumentedCheck.FieldsFile, pattern), ("src/Dotnetes.Api/Core/V1/Pod.cs", "/// <summary>x</summary>\npublic record Pod { public int A { get; } }")).Length);

    [Theory]
    [InlineData("src/A/Foo.cs", FileLengthCheck.ProductLines, 0)]
    [InlineData("src/A/Foo.cs", FileLengthCheck.ProductLines + 1, 1)]
    [InlineData("tests/A/Foo.cs", FileLengthCheck.TestLines, 0)]
    [InlineData("tests/A/Foo.cs", FileLengthCheck.TestLines + 1, 1)]
    [InlineData("docs/long.md", 5000, 0)]
    public void A_file_has_a_length_budget(string path, int lines, int findings) =>
        Assert.Equal(findings, CheckRun.Places(new FileLengthCheck(), (path, string.Concat(Enumerable.Repeat("\n", lines)))).Length);

    [Theory]
    [InlineData("void M() {{{0}}}")]
    [InlineData("Foo() {{{0}}}")]
    [InlineData("int P {{ get {{{0}}} }}")]
    [InlineData("int P =>{0}1;")]
    [InlineData("void M() => Call(() => {{{0}}});")]
    [InlineData("void M() {{ void Local() {{{0}}} }}")]
    [InlineData("class Inner {{ void M() {{{0}}} }}")]
    public void A_method_has_a_length_limit(string member)
    {
        var fits = new string('\n', MethodLengthCheck.Lines - 1);
        Assert.Empty(Places(fits));
        Assert.Single(Places(fits + "\n"));

        string[] Places(string body) => CheckRun.Places(new MethodLengthCheck(), ("src/A/Foo.cs", "class Foo { " + string.Format(member, body) + " }"));
    }

    [Theory]
    [InlineData("src/A.B/C.cs", "namespace A.B;", 0)]
    [InlineData("src/A.B/D/C.cs", "namespace A.B.D;", 0)]
    [InlineData("src/A.B/D/C.cs", "namespace A.B;", 1)]
    [InlineData("tests/A.Tests/C.cs", "namespace A;", 1)]
    [InlineData("src/A/Program.cs", "return 1;", 0)]
    public void A_namespace_follows_its_folder(string path, string text, int findings) =>
        Assert.Equal(findings, CheckRun.Places(new NamespaceCheck(), (path, text)).Length);

    [Theory]
    [InlineData("src/A/Foo.cs", "class StringUtils;", 1)]
    [InlineData("src/A/Foo.cs", "class FieldManager;", 0)]
    [InlineData("src/A/Foo.cs", "class FieldManager2;", 1)]
    [InlineData("src/A/Common/Foo.cs", "class Foo;", 1)]
    [InlineData("src/A.Helpers/Foo.cs", "class Foo;", 1)]
    [InlineData("tests/A/Foo.cs", "class TestHelpers;", 0)]
    public void Nothing_is_named_like_a_grab_bag(string path, string text, int findings) =>
        Assert.Equal(findings, CheckRun.Places(new NameCheck(), (path, text)).Length);

    [Theory]
    [InlineData("#pragma warning disable RS0030 // I/O edge: a thread that waits for the disk\n#pragma warning restore RS0030\n", 0)]
    [InlineData("#pragma warning disable RS0030\n", 1)]
    [InlineData("#pragma warning disable // everything\n", 1)]
    [InlineData("#region x\n#endregion\n", 1)]
    [InlineData("#if DEBUG\n#endif\n", 0)]
    public void A_warning_is_switched_off_with_a_reason_only(string text, int findings) =>
        Assert.Equal(findings, CheckRun.Places(new PragmaCheck(), ("src/A/Foo.cs", text)).Length);

    [Theory]
    [InlineData("[Trait(\"Tier\", \"Integration\")]", 0)]
    [InlineData("[Trait(\"Tier\", \"E2E\")]", 0)]
    [InlineData("[Trait(\"Tier\", \"e2e\")]", 1)]
    [InlineData("[Trait(\"Category\", \"Integration\")]", 1)]
    [InlineData("[Trait(\"Seed\", \"20\")]", 0)]
    public void A_tier_exists(string attribute, int findings) =>
        Assert.Equal(findings, CheckRun.Places(new TierCheck(), ("tests/A/Foo.cs", attribute + " class Foo;")).Length);
}
