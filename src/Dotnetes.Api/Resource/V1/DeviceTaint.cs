namespace Dotnetes.Api.Resource.V1;

/// <summary>A mark on a device that repels claims, or evicts their pods, unless tolerated.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1.DeviceTaint")]
public sealed partial record DeviceTaint
{
    /// <summary>Label-style key that identifies the taint.</summary>
    [Field("key", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Key { get; init; } = "";

    /// <summary>Optional value of the taint, compared by tolerations with the Equal operator.</summary>
    [Field("value", 2)]
    public string Value { get; init; } = "";

    /// <summary>What happens to claims and pods that do not tolerate the taint.</summary>
    [Field("effect", 3, Omit = Omit.Never, Required = true, Default = "\"\"", Enum = "NoExecute|NoSchedule|None")]
    public string Effect { get; init; } = "";

    /// <summary>When the taint was set; filled in by the server if left out, and the start for toleration seconds.</summary>
    [Field("timeAdded", 4)]
    public Time? TimeAdded { get; init; }
}
