using Dotnetes.Tidy.Tests.Checks;

namespace Dotnetes.Tidy.Tests;

/// <summary>The house rules, held against the repository that this test was built from.</summary>
public sealed class TidyTests
{
    [Fact]
    public void Projects_reference_only_what_they_may() => TidyRun.Verify(new DependencyCheck());

    [Fact]
    public void Projects_lie_in_their_places_and_in_the_solution() => TidyRun.Verify(new ProjectCheck());

    [Fact]
    public void Packages_have_their_reasons() => TidyRun.Verify(new PackageCheck());

    [Fact]
    public void No_markers_are_left_over() => TidyRun.Verify(new MarkerCheck());

    [Fact]
    public void A_file_has_one_public_type_and_its_name() => TidyRun.Verify(new OneTypeCheck());

    [Fact]
    public void What_others_can_see_is_documented() => TidyRun.Verify(new DocumentedCheck());

    [Fact]
    public void Files_are_short() => TidyRun.Verify(new FileLengthCheck());

    [Fact]
    public void Methods_are_short() => TidyRun.Verify(new MethodLengthCheck());

    [Fact]
    public void Namespaces_follow_folders() => TidyRun.Verify(new NamespaceCheck());

    [Fact]
    public void Nothing_is_named_like_a_grab_bag() => TidyRun.Verify(new NameCheck());

    [Fact]
    public void Warnings_are_switched_off_with_a_reason_only() => TidyRun.Verify(new PragmaCheck());

    [Fact]
    public void Tests_are_in_tiers_that_exist() => TidyRun.Verify(new TierCheck());

    [Fact]
    public void Text_files_are_well_formed() => TidyRun.Verify(new FormatCheck());

    [Fact]
    public void Nothing_binary_large_or_foreign_is_kept() => TidyRun.Verify(new BlobCheck());

    [Fact]
    public void No_two_files_are_equal() => TidyRun.Verify(new DuplicateCheck());

    [Fact]
    public void Decisions_are_numbered_without_gaps() => TidyRun.Verify(new DecisionCheck());

    [Fact]
    public void Pages_name_only_what_exists() => TidyRun.Verify(new DocumentCheck());

    [Fact]
    public void Exemptions_name_rules_that_exist()
    {
        string[] rules =
        [
            .. typeof(TidyTests).Assembly.GetTypes().Where(t => t.IsClass && t.IsAssignableTo(typeof(ICheck)))
                .Select(t => ((ICheck)Activator.CreateInstance(t)!).Name),
        ];
        Assert.All(Exemption.Read(RepositoryTree.Current), e => Assert.Contains(e.Rule, rules));
    }
}
