using System.Net;
using System.Net.Sockets;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Validation;

/// <summary>The rules of addresses that endpoints may have: nothing that leads a node to itself.</summary>
internal static class EndpointChecks
{
    /// <summary>Checks an address.</summary>
    public static void EndpointAddress(this FieldErrorList errors, FieldPath path, string text)
    {
        if (!IPAddress.TryParse(text, out var address))
        {
            errors.Add(FieldError.Invalid(path, text, "must be a valid IP address"));
            return;
        }

        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var bytes = plain.GetAddressBytes();
        var isV4 = plain.AddressFamily == AddressFamily.InterNetwork;
        if (plain.Equals(IPAddress.Any) || plain.Equals(IPAddress.IPv6Any))
        {
            errors.Add(FieldError.Invalid(path, text, $"may not be unspecified ({text})"));
        }

        if (IPAddress.IsLoopback(plain))
        {
            errors.Add(FieldError.Invalid(path, text, "may not be in the loopback range (127.0.0.0/8, ::1/128)"));
        }

        if (isV4 ? bytes[0] == 169 && bytes[1] == 254 : plain.IsIPv6LinkLocal)
        {
            errors.Add(FieldError.Invalid(path, text, "may not be in the link-local range (169.254.0.0/16, fe80::/10)"));
        }

        if (isV4 ? bytes[0] == 224 && bytes[1] == 0 && bytes[2] == 0 : bytes[0] == 0xFF && (bytes[1] & 0x0F) == 0x02)
        {
            errors.Add(FieldError.Invalid(path, text, "may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)"));
        }
    }

    /// <summary>Checks the protocol of a port.</summary>
    public static void Protocol(this FieldErrorList errors, FieldPath path, string? protocol)
    {
        if (string.IsNullOrEmpty(protocol))
        {
            errors.Add(FieldError.Required(path));
        }
        else if (protocol is not ("TCP" or "UDP" or "SCTP"))
        {
            errors.Add(FieldError.NotSupported(path, protocol, "SCTP", "TCP", "UDP"));
        }
    }
}
