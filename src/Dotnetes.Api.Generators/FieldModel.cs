namespace Dotnetes.Api.Generators;

/// <summary>One property that carries a field attribute.</summary>
internal sealed record FieldModel(string Property, string Json, int Number, ValueModel Value, bool Nullable)
{
    public int Omit { get; init; }

    public bool Required { get; init; }

    public bool Wrapped { get; init; }

    public int[] Inside { get; init; } = [];

    public string List { get; init; } = "";

    public string Keys { get; init; } = "";

    public string Map { get; init; } = "";

    public string Patch { get; init; } = "";

    public string MergeKey { get; init; } = "";

    public string Default { get; init; } = "";

    public string Enum { get; init; } = "";

    public string Format { get; init; } = "";

    public string Gate { get; init; } = "";

    public string Description { get; init; } = "";
}
