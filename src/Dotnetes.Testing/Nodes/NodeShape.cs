namespace Dotnetes.Testing.Nodes;

/// <summary>What a simulated node is like.</summary>
public sealed record NodeShape
{
    /// <summary>Its processors.</summary>
    public Quantity Cpu { get; init; } = Quantity.FromInteger(8);

    /// <summary>Its memory in bytes.</summary>
    public Quantity Memory { get; init; } = Quantity.Parse("32Gi");

    /// <summary>Its local disk in bytes.</summary>
    public Quantity EphemeralStorage { get; init; } = Quantity.Parse("100Gi");

    /// <summary>How many pods it takes.</summary>
    public int Pods { get; init; } = 110;

    /// <summary>What else it has, such as <c>nvidia.com/gpu</c>.</summary>
    public ValueMap<Quantity> Extended { get; init; }

    /// <summary>Labels beside the usual ones.</summary>
    public ValueMap<string> Labels { get; init; }

    /// <summary>Its taints.</summary>
    public ValueList<Api.Core.V1.Taint> Taints { get; init; }

    /// <summary>Its zone; empty for none.</summary>
    public string Zone { get; init; } = "";

    /// <summary>What comes before the number in the names of such nodes.</summary>
    public string NamePrefix { get; init; } = "node-";
}
