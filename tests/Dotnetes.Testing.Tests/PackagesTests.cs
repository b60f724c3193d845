using System.Diagnostics;
using System.Xml.Linq;

namespace Dotnetes.Testing.Tests;

/// <summary>What people get who take the packages, and nothing else of this repository.</summary>
[Trait("Tier", "Integration")]
public sealed class PackagesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dotnetes-packages-");

    public void Dispose() => _folder.Delete(recursive: true);

    [PackagesFact]
    public async Task A_project_that_knows_only_the_packages_compiles_the_sample_operator_and_passes_its_tests()
    {
        var repository = PackagesFactAttribute.Repository();
        foreach (var sample in new[] { "MirrorOperator", "MirrorOperator.Tests" })
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(repository, "samples", sample), "*.cs"))
            {
                File.Copy(file, Path.Combine(_folder.FullName, Path.GetFileName(file)));
            }
        }

        var packages = PackagesFactAttribute.Find()!;
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "nuget.config"), Sources(packages));
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "Fresh.csproj"), Project(repository, packages));
        var (code, output) = await Run("test", "--nologo", "-v:minimal", "--logger:console;verbosity=normal");
        Assert.True(code == 0, output);
        Assert.Contains("Copies_follow_their_original", output, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(_folder.FullName, "bin"), output, StringComparison.Ordinal);
    }

    // Our packages go to a folder of this test, so that those of an earlier build are never taken; all others may come from where they are already.
    private string Sources(string packages) => $"""
        <configuration>
          <config><add key="globalPackagesFolder" value="{_folder.FullName}/packages" /></config>
          <fallbackPackageFolders><add key="present" value="{Present()}" /></fallbackPackageFolders>
          <packageSources><add key="ours" value="{packages}" /></packageSources>
        </configuration>
        """;

    private static string Present() => Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private static string Project(string repository, string packages)
    {
        var versions = XDocument.Load(Path.Combine(repository, "Directory.Packages.props")).Descendants("PackageVersion")
            .ToDictionary(p => p.Attribute("Include")!.Value, p => p.Attribute("Version")!.Value);
        var usings = XDocument.Load(Path.Combine(repository, "src", "Dotnetes.Api", "Usings.props")).Descendants("Using");
        var ours = Path.GetFileNameWithoutExtension(Directory.EnumerateFiles(packages, "Dotnetes.Testing.*.nupkg").Single())["Dotnetes.Testing.".Length..];
        string[] others = ["Microsoft.NET.Test.Sdk", "xunit", "xunit.runner.visualstudio"];
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <InvariantGlobalization>true</InvariantGlobalization>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Dotnetes.Testing" Version="{ours}" />
                {string.Concat(others.Select(name => $"<PackageReference Include=\"{name}\" Version=\"{versions[name]}\" />"))}
                <Using Include="Xunit" />
                {string.Concat(usings)}
              </ItemGroup>
            </Project>
            """;
    }

    private async Task<(int Code, string Output)> Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = _folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";

        // What the test platform set for this process is not meant for the other.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("VSTEST", StringComparison.Ordinal) || k.StartsWith("MSBuild", StringComparison.Ordinal)).ToArray())
        {
            start.Environment.Remove(name);
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}
