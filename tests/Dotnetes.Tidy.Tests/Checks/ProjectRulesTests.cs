namespace Dotnetes.Tidy.Tests.Checks;

/// <summary>The checks that read project files.</summary>
public sealed class ProjectRulesTests
{
    private const string Rules = """
        Api:
        Store: Api
        package YamlDotNet: Store
        framework Microsoft.AspNetCore.App: Store
        """;

    [Theory]
    [InlineData("""<ProjectReference Include="../Api/Api.csproj" />""", true)]
    [InlineData("""<ProjectReference Include="..\Api\Api.csproj" />""", true)]
    [InlineData("""<ProjectReference Include="../Kubelet/Kubelet.csproj" />""", false)]
    [InlineData("""<PackageReference Include="YamlDotNet" />""", true)]
    [InlineData("""<PackageReference Include="Newtonsoft.Json" />""", false)]
    [InlineData("""<FrameworkReference Include="Microsoft.AspNetCore.App" />""", true)]
    [InlineData("""<FrameworkReference Include="Microsoft.WindowsDesktop.App" />""", false)]
    [InlineData("""<ProjectReference Include="../Dotnetes.Api.Generators/Dotnetes.Api.Generators.csproj" OutputItemType="Analyzer" ReferenceOutputAssembly="false" />""", true)]
    [InlineData("""<ProjectReference Include="../Dotnetes.Api.Generators/Dotnetes.Api.Generators.csproj" />""", false)]
    public void A_reference_must_be_allowed(string reference, bool allowed) =>
        Assert.Equal(
            allowed ? [] : ["src/Store/Store.csproj:3"],
            CheckRun.Places(new DependencyCheck(), (DependencyCheck.DataFile, Rules), ("src/Store/Store.csproj", $"<Project>\n<ItemGroup>\n{reference}\n</ItemGroup>\n</Project>")));

    [Fact]
    public void The_web_sdk_counts_as_its_framework() =>
        Assert.Equal(["src/Api/Api.csproj:1"], CheckRun.Places(new DependencyCheck(), (DependencyCheck.DataFile, Rules), ("src/Api/Api.csproj", """<Project Sdk="Microsoft.NET.Sdk.Web" />""")));

    [Fact]
    public void A_project_that_nobody_listed_is_a_finding() =>
        Assert.Equal(["src/New/New.csproj:1"], CheckRun.Places(new DependencyCheck(), (DependencyCheck.DataFile, Rules), ("src/New/New.csproj", "<Project />")));

    [Theory]
    [InlineData("src/Api/Api.csproj", "<Project />", true)]
    [InlineData("samples/Api/Api.csproj", "<Project />", true)]
    [InlineData("tools/Api/Api.csproj", "<Project />", false)]
    [InlineData("src/Other/Api.csproj", "<Project />", false)]
    [InlineData("tests/Api.Tests/Api.Tests.csproj", """<Project><ProjectReference Include="../../src/Api/Api.csproj" /></Project>""", true)]
    [InlineData("tests/Api.Tests/Api.Tests.csproj", """<Project><ProjectReference Include="../../src/Store/Store.csproj" /></Project>""", false)]
    public void A_project_lies_in_its_place_and_a_test_project_tests_its_namesake(string path, string text, bool ok) =>
        Assert.Equal(ok ? [] : [$"{path}:1"], CheckRun.Places(new ProjectCheck(), ("Dotnetes.slnx", $"""<Solution><Project Path="{path}" /></Solution>"""), (path, text)));

    [Fact]
    public void The_solution_and_the_disk_agree() =>
        Assert.Equal(
            ["Dotnetes.slnx:1", "src/Api/Api.csproj:1"],
            CheckRun.Places(new ProjectCheck(), ("Dotnetes.slnx", """<Solution><Project Path="src/Gone/Gone.csproj" /></Solution>"""), ("src/Api/Api.csproj", "<Project />")));

    [Fact]
    public void A_package_needs_its_reason() =>
        Assert.Equal(
            ["Directory.Packages.props:2"],
            CheckRun.Places(
                new PackageCheck(),
                ("Directory.Packages.props", "<Project><PackageVersion Include=\"Known\" />\n<PackageVersion Include=\"Unknown\" /></Project>"),
                ("docs/dependencies.md", "- `Known`: because\n")));
}
