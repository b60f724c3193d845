using System.Net;
using Dotnetes.Api.Networking.V1;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Networking;

/// <summary>The rules of network policies.</summary>
internal static class NetworkPolicyValidation
{
    /// <summary>Checks a policy; ranges that an older version of it had stay acceptable.</summary>
    public static void Validate(NetworkPolicySpec spec, NetworkPolicySpec? old, FieldErrorList errors)
    {
        var path = FieldPath.Of("spec");
        var lenient = LabelSelectorValidation.HasInvalidValue(old?.PodSelector);
        ValueList<string> known = old is null ? default : [.. Blocks(old).SelectMany(b => b.Except.Add(b.Cidr))];
        if (spec.PodSelector is { } selector)
        {
            errors.AddRange(LabelSelectorValidation.Validate(selector, path.Child("podSelector"), lenient));
        }

        for (var i = 0; i < spec.Ingress.Count; i++)
        {
            var at = path.Child("ingress").Index(i);
            Rule(errors, at, at.Child("from"), spec.Ingress[i].Ports, spec.Ingress[i].From, lenient, known);
        }

        for (var i = 0; i < spec.Egress.Count; i++)
        {
            var at = path.Child("egress").Index(i);
            Rule(errors, at, at.Child("to"), spec.Egress[i].Ports, spec.Egress[i].To, lenient, known);
        }

        var types = path.Child("policyTypes");
        if (spec.PolicyTypes.Count > 2)
        {
            errors.Add(FieldError.Invalid(types, spec.PolicyTypes, "may not specify more than two policyTypes"));
            return;
        }

        for (var i = 0; i < spec.PolicyTypes.Count; i++)
        {
            if (spec.PolicyTypes[i] is not ("Ingress" or "Egress"))
            {
                errors.Add(FieldError.NotSupported(types.Index(i), spec.PolicyTypes[i], "Ingress", "Egress"));
            }
        }
    }

    private static IEnumerable<IPBlock> Blocks(NetworkPolicySpec spec) =>
        spec.Ingress.SelectMany(r => r.From.AsEnumerable()).Concat(spec.Egress.SelectMany(r => r.To.AsEnumerable())).Select(p => p.IpBlock).OfType<IPBlock>();

    private static void Rule(FieldErrorList errors, FieldPath path, FieldPath peerPath, ValueList<NetworkPolicyPort> ports, ValueList<NetworkPolicyPeer> peers, bool lenient, ValueList<string> known)
    {
        for (var i = 0; i < ports.Count; i++)
        {
            Port(errors, path.Child("ports").Index(i), ports[i]);
        }

        for (var i = 0; i < peers.Count; i++)
        {
            Peer(errors, peerPath.Index(i), peers[i], lenient, known);
        }
    }

    private static void Port(FieldErrorList errors, FieldPath path, NetworkPolicyPort port)
    {
        if (port.Protocol is not (null or "TCP" or "UDP" or "SCTP"))
        {
            errors.Add(FieldError.NotSupported(path.Child("protocol"), port.Protocol, "TCP", "UDP", "SCTP"));
        }

        var end = path.Child("endPort");
        if (port.Port is not { } number)
        {
            if (port.EndPort is { } without)
            {
                errors.Add(FieldError.Invalid(end, without, "may not be specified when `port` is not specified"));
            }

            return;
        }

        if (number.IsString && port.EndPort is { } needless)
        {
            errors.Add(FieldError.Invalid(end, needless, "may not be specified when `port` is non-numeric"));
        }

        errors.PortNumberOrName(path.Child("port"), number);
        if (number.IsString || port.EndPort is not { } last)
        {
            return;
        }

        if (last < number.IntValue)
        {
            errors.Add(FieldError.Invalid(end, number.IntValue, "must be greater than or equal to `port`"));
        }

        errors.Port(end, last);
    }

    private static void Peer(FieldErrorList errors, FieldPath path, NetworkPolicyPeer peer, bool lenient, ValueList<string> known)
    {
        errors.AddRange(LabelSelectorValidation.Validate(peer.PodSelector, path.Child("podSelector"), lenient));
        errors.AddRange(LabelSelectorValidation.Validate(peer.NamespaceSelector, path.Child("namespaceSelector"), lenient));
        if (peer.IpBlock is { } block)
        {
            Block(errors, path.Child("ipBlock"), block, known);
        }

        var selects = peer.PodSelector is not null || peer.NamespaceSelector is not null;
        if (!selects && peer.IpBlock is null)
        {
            errors.Add(FieldError.Required(path, "must specify a peer"));
        }
        else if (selects && peer.IpBlock is not null)
        {
            errors.Add(FieldError.Forbidden(path, "may not specify both ipBlock and another peer"));
        }
    }

    private static void Block(FieldErrorList errors, FieldPath path, IPBlock block, ValueList<string> known)
    {
        if (block.Cidr.Length == 0)
        {
            errors.Add(FieldError.Required(path.Child("cidr")));
            return;
        }

        errors.AddRange(IpAddresses.IsValidCidrForLegacyField(path.Child("cidr"), block.Cidr, strict: true, known));
        if (!IPNetwork.TryParse(block.Cidr, out var range))
        {
            return;
        }

        for (var i = 0; i < block.Except.Count; i++)
        {
            var at = path.Child("except").Index(i);
            errors.AddRange(IpAddresses.IsValidCidrForLegacyField(at, block.Except[i], strict: true, known));
            if (IPNetwork.TryParse(block.Except[i], out var hole) && (!range.Contains(hole.BaseAddress) || range.PrefixLength >= hole.PrefixLength))
            {
                errors.Add(FieldError.Invalid(at, block.Except[i], "must be a strict subset of `cidr`"));
            }
        }
    }
}
