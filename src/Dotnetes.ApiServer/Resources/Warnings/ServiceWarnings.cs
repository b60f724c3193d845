using Dotnetes.Api.Core.V1;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Warnings;

/// <summary>What is legal in services but without effect or out of date.</summary>
internal static class ServiceWarnings
{
    private static readonly FieldPath s_spec = FieldPath.Of("spec");

    /// <summary>Warnings about a service.</summary>
    public static IEnumerable<string> Of(Service service)
    {
        var spec = service.Spec;
        var texts = new List<string>();
        var headless = spec is { Type: "ClusterIP", ClusterIP: "None" };
        var external = spec.Type == "ExternalName";
        Add(
            service.Metadata.Annotations.ContainsKey("service.kubernetes.io/topology-aware-hints"),
            "annotation service.kubernetes.io/topology-aware-hints is deprecated, please use service.kubernetes.io/topology-mode instead");
        if (spec.ClusterIP.Length > 0 && spec.ClusterIP != "None")
        {
            AddressWarnings.Addresses(texts, s_spec.Child("clusterIPs"), spec.ClusterIPs);
        }

        Add(headless && spec.LoadBalancerIP.Length > 0, "spec.loadBalancerIP is ignored for headless services");
        Add(headless && !spec.ExternalIPs.IsEmpty, "spec.externalIPs is ignored for headless services");
        Add(headless && spec.SessionAffinity != "None", "spec.SessionAffinity is ignored for headless services");
        AddressWarnings.Addresses(texts, s_spec.Child("externalIPs"), spec.ExternalIPs);
        Add(!spec.ExternalIPs.IsEmpty && !headless && !external, "spec.externalIPs is deprecated and may no longer be implemented in some clusters");
        if (spec.LoadBalancerIP.Length > 0)
        {
            texts.AddRange(IpAddresses.GetWarningsForIp(s_spec.Child("loadBalancerIP"), spec.LoadBalancerIP));
        }

        for (var i = 0; i < spec.LoadBalancerSourceRanges.Count; i++)
        {
            texts.AddRange(IpAddresses.GetWarningsForCidr(s_spec.Child("loadBalancerSourceRanges").Index(i), spec.LoadBalancerSourceRanges[i]));
        }

        Add(external && !spec.ExternalIPs.IsEmpty, "spec.externalIPs is ignored when spec.type is \"ExternalName\"");
        Add(!external && spec.ExternalName.Length > 0, "spec.externalName is ignored when spec.type is not \"ExternalName\"");
        Add(spec.TrafficDistribution == "PreferClose", "spec.trafficDistribution: \"PreferClose\" is deprecated; use \"PreferSameZone\"");
        return texts;

        void Add(bool given, string text)
        {
            if (given)
            {
                texts.Add(text);
            }
        }
    }
}
