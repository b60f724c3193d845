namespace Dotnetes.Api.Tests.Completeness;

/// <summary>One struct type of the facts.</summary>
/// <param name="Package">The package, such as <c>core/v1</c>.</param>
/// <param name="Name">The Go name.</param>
/// <param name="OpenApi">The definition name; empty when the package has none.</param>
/// <param name="Row">Its row in the table of types.</param>
/// <param name="Section">The section of the package.</param>
internal sealed record FactType(string Package, string Name, string OpenApi, FactRow Row, string Section)
{
    public string Key => $"{Package}.{Name}";

    public bool HasTypeMeta { get; set; }

    public List<FactField> Fields { get; } = [];
}
