namespace Dotnetes.Api.Resource.V1Beta1;

/// <summary>A mark on a device that repels claims, or evicts their pods, unless tolerated.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1beta1.DeviceTaint")]
public sealed partial record DeviceTaint
{
    [Field("key", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Key { get; init; } = "";

    [Field("value", 2)]
    public string Value { get; init; } = "";

    [Field("effect", 3, Omit = Omit.Never, Required = true, Default = "\"\"", Enum = "NoExecute|NoSchedule|None")]
    public string Effect { get; init; } = "";

    [Field("timeAdded", 4)]
    public Time? TimeAdded { get; init; }
}
