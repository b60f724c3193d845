using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Discovery.V1;
using Dotnetes.Api.Networking.V1;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Warnings;

/// <summary>Warns of addresses and ranges that are written in ways which not everybody reads alike.</summary>
internal static class AddressWarnings
{
    /// <summary>Warns of the addresses of a list.</summary>
    public static void Addresses(List<string> texts, FieldPath path, ValueList<string> addresses)
    {
        for (var i = 0; i < addresses.Count; i++)
        {
            texts.AddRange(IpAddresses.GetWarningsForIp(path.Index(i), addresses[i]));
        }
    }

    /// <summary>Warnings about endpoints of the core group.</summary>
    public static IEnumerable<string> Endpoints(Endpoints value)
    {
        var texts = new List<string>();
        if (value.Metadata.Labels.GetValueOrDefault("endpoints.kubernetes.io/managed-by") == "endpoint-controller")
        {
            // It repairs what it takes over.
            return texts;
        }

        for (var i = 0; i < value.Subsets.Count; i++)
        {
            var path = FieldPath.Of("subsets").Index(i);
            Subset(path.Child("addresses"), value.Subsets[i].Addresses);
            Subset(path.Child("notReadyAddresses"), value.Subsets[i].NotReadyAddresses);
        }

        return texts;

        void Subset(FieldPath path, ValueList<EndpointAddress> addresses)
        {
            for (var i = 0; i < addresses.Count; i++)
            {
                texts.AddRange(IpAddresses.GetWarningsForIp(path.Index(i).Child("ip"), addresses[i].Ip));
            }
        }
    }

    /// <summary>Warnings about an endpoint slice.</summary>
    public static IEnumerable<string> Slice(EndpointSlice value, bool isNew)
    {
        var texts = new List<string>();
        if (isNew && value.AddressType == "FQDN")
        {
            texts.Add("spec.addressType: FQDN endpoints are deprecated");
        }

        if (value.AddressType is "IPv4" or "IPv6" && value.Metadata.Labels.GetValueOrDefault("endpointslice.kubernetes.io/managed-by") is not ("endpointslice-controller.k8s.io" or "endpointslicemirroring-controller.k8s.io"))
        {
            for (var i = 0; i < value.Endpoints.Count; i++)
            {
                Addresses(texts, FieldPath.Of("endpoints").Index(i).Child("addresses"), value.Endpoints[i].Addresses);
            }
        }

        return texts;
    }

    /// <summary>Warnings about a node.</summary>
    public static IEnumerable<string> Node(Node value)
    {
        var texts = new List<string>();
        if (value.Spec.ConfigSource is not null)
        {
            texts.Add("spec.configSource: the feature is removed");
        }

        if (value.Spec.ExternalID.Length > 0)
        {
            texts.Add("spec.externalID: this field is deprecated, and is unused by Kubernetes");
        }

        for (var i = 0; i < value.Spec.PodCidrs.Count; i++)
        {
            texts.AddRange(IpAddresses.GetWarningsForCidr(FieldPath.Of("spec", "podCIDRs").Index(i), value.Spec.PodCidrs[i]));
        }

        return texts;
    }

    /// <summary>Warnings about a network policy.</summary>
    public static IEnumerable<string> Policy(NetworkPolicy value)
    {
        var texts = new List<string>();
        for (var i = 0; i < value.Spec.Ingress.Count; i++)
        {
            Peers(texts, FieldPath.Of("spec", "ingress").Index(i).Child("from"), value.Spec.Ingress[i].From);
        }

        for (var i = 0; i < value.Spec.Egress.Count; i++)
        {
            Peers(texts, FieldPath.Of("spec", "egress").Index(i).Child("to"), value.Spec.Egress[i].To);
        }

        return texts;
    }

    private static void Peers(List<string> texts, FieldPath path, ValueList<NetworkPolicyPeer> peers)
    {
        for (var i = 0; i < peers.Count; i++)
        {
            if (peers[i].IpBlock is not { } block)
            {
                continue;
            }

            var at = path.Index(i).Child("ipBlock");
            texts.AddRange(IpAddresses.GetWarningsForCidr(at.Child("cidr"), block.Cidr));
            for (var e = 0; e < block.Except.Count; e++)
            {
                texts.AddRange(IpAddresses.GetWarningsForCidr(at.Child("except").Index(e), block.Except[e]));
            }
        }
    }
}
