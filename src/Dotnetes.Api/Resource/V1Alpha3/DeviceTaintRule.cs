namespace Dotnetes.Api.Resource.V1Alpha3;

/// <summary>Puts a taint on all devices that match a selector, on request of an administrator.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1alpha3.DeviceTaintRule", TypeMeta = true)]
[Kind("resource.k8s.io", "v1alpha3", "DeviceTaintRule", Plural = "devicetaintrules")]
public sealed partial record DeviceTaintRule
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    [Field("spec", 2, Required = true, Default = "{}")]
    public DeviceTaintRuleSpec Spec { get; init; } = DeviceTaintRuleSpec.Empty;

    [Field("status", 3, Default = "{}")]
    public DeviceTaintRuleStatus Status { get; init; } = DeviceTaintRuleStatus.Empty;
}

/// <summary>The taint of a rule and the devices it is put on.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1alpha3.DeviceTaintRuleSpec")]
public sealed partial record DeviceTaintRuleSpec
{
    [Field("deviceSelector", 1)]
    public DeviceTaintSelector? DeviceSelector { get; init; }

    [Field("taint", 2, Required = true, Default = "{}")]
    public DeviceTaint Taint { get; init; } = DeviceTaint.Empty;
}

/// <summary>Observed state of a taint rule, such as the progress of evictions.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1alpha3.DeviceTaintRuleStatus")]
public sealed partial record DeviceTaintRuleStatus
{
    [Field("conditions", 1, List = "map", Keys = "type", Patch = "merge", MergeKey = "type")]
    public ValueList<Meta.V1.Condition> Conditions { get; init; }
}

/// <summary>A list of DeviceTaintRule objects.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1alpha3.DeviceTaintRuleList", TypeMeta = true)]
[Kind("resource.k8s.io", "v1alpha3", "DeviceTaintRuleList")]
public sealed partial record DeviceTaintRuleList
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<DeviceTaintRule> Items { get; init; }
}
