namespace Dotnetes.Api.Networking.V1;

/// <summary>A range of IP addresses with optional gaps.</summary>
[ApiType(OpenApi = "io.k8s.api.networking.v1.IPBlock")]
public sealed partial record IPBlock
{
    /// <summary>Address range in CIDR notation, such as 10.0.0.0/8 or 2001:db8::/64.</summary>
    [Field("cidr", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Cidr { get; init; } = "";

    /// <summary>Ranges within cidr that are left out; each must lie inside it.</summary>
    [Field("except", 2, List = "atomic")]
    public ValueList<string> Except { get; init; }
}
