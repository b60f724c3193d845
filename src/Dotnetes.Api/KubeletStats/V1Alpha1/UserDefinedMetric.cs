namespace Dotnetes.Api.KubeletStats.V1Alpha1;

/// <summary>A measured value of a metric that a container defines itself.</summary>
[ApiType(Proto = false)]
public sealed partial record UserDefinedMetric
{
    [Field("name", Omit = Omit.Never, Required = true)]
    public string Name { get; init; } = "";

    [Field("type", Omit = Omit.Never, Required = true)]
    public string Type { get; init; } = "";

    [Field("units", Omit = Omit.Never, Required = true)]
    public string Units { get; init; } = "";

    [Field("labels")]
    public ValueMap<string> Labels { get; init; }

    [Field("time", Required = true)]
    public Time Time { get; init; }

    [Field("value", Omit = Omit.Never, Required = true)]
    public double Value { get; init; }
}
