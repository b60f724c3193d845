namespace Dotnetes.Api.Config.KubeControllerManager.V1Alpha1;

/// <summary>Settings of the controller that assigns pod address ranges to nodes.</summary>
[ApiType(OpenApi = "io.k8s.kube-controller-manager.config.v1alpha1.NodeIPAMControllerConfiguration", Proto = false)]
public sealed partial record NodeIpamControllerConfiguration
{
    [Field("ServiceCIDR", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string ServiceCidr { get; init; } = "";

    [Field("SecondaryServiceCIDR", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string SecondaryServiceCidr { get; init; } = "";

    [Field("NodeCIDRMaskSize", Omit = Omit.Never, Required = true, Default = "0")]
    public int NodeCidrMaskSize { get; init; }

    [Field("NodeCIDRMaskSizeIPv4", Omit = Omit.Never, Required = true, Default = "0")]
    public int NodeCidrMaskSizeIPv4 { get; init; }

    [Field("NodeCIDRMaskSizeIPv6", Omit = Omit.Never, Required = true, Default = "0")]
    public int NodeCidrMaskSizeIPv6 { get; init; }
}
