using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Networking.V1;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Networking;

/// <summary>The rules of ingresses.</summary>
internal static class IngressValidation
{
    private const string ClassAnnotation = "kubernetes.io/ingress.class";

    private static readonly FieldPath s_spec = FieldPath.Of("spec");

    /// <summary>Checks a new ingress, or what one is changed to.</summary>
    public static void Validate(Ingress value, Ingress? old, FieldErrorList errors)
    {
        var spec = value.Spec;
        if (spec.Rules.IsEmpty && spec.DefaultBackend is null)
        {
            errors.Add(new(FieldErrorType.Invalid, s_spec.ToString(), spec.Rules.IsNull ? "null" : "[]", "either `defaultBackend` or `rules` must be specified"));
        }

        if (spec.DefaultBackend is { } backend)
        {
            Backend(errors, s_spec.Child("defaultBackend"), backend);
        }

        var anyWildcardRule = old is not null && old.Spec.Rules.Any(r => r.Host.Contains('*', StringComparison.Ordinal) && !IsValid(r));
        for (var i = 0; i < spec.Rules.Count; i++)
        {
            Rule(errors, s_spec.Child("rules").Index(i), spec.Rules[i], anyWildcardRule);
        }

        var anySecret = old is not null && old.Spec.Tls.Any(t => t.SecretName.Length > 0 && !DnsNames.IsDns1123Subdomain(t.SecretName).IsEmpty);
        for (var i = 0; i < spec.Tls.Count; i++)
        {
            Tls(errors, s_spec.Child("tls").Index(i), spec.Tls[i], anySecret);
        }

        if (spec.IngressClassName is { } name)
        {
            errors.Subdomain(s_spec.Child("ingressClassName"), name);
        }

        if (old is null && spec.IngressClassName is { } given && value.Metadata.Annotations.TryGetValue(ClassAnnotation, out var annotation) && annotation != given)
        {
            errors.Add(FieldError.Invalid(FieldPath.Of("annotations", ClassAnnotation), annotation, "must match `ingressClassName` when both are specified"));
        }
    }

    /// <summary>Checks what a controller says of the addresses.</summary>
    public static void Status(IngressLoadBalancerStatus status, IngressLoadBalancerStatus old, FieldErrorList errors)
    {
        var known = old.Ingress.Map(i => i.Ip);
        for (var i = 0; i < status.Ingress.Count; i++)
        {
            var path = FieldPath.Of("status", "loadBalancer", "ingress").Index(i);
            if (status.Ingress[i].Ip is { Length: > 0 } ip)
            {
                errors.AddRange(IpAddresses.IsValidIpForLegacyField(path.Child("ip"), ip, strict: true, known));
            }

            if (status.Ingress[i].Hostname is { Length: > 0 } host)
            {
                errors.Subdomain(path.Child("hostname"), host);
                NoAddress(errors, path.Child("hostname"), host);
            }
        }
    }

    private static bool IsValid(IngressRule rule)
    {
        var errors = new FieldErrorList();
        Http(errors, FieldPath.None, rule.Http);
        return errors.IsEmpty;
    }

    private static void NoAddress(FieldErrorList errors, FieldPath path, string host)
    {
        if (System.Net.IPAddress.TryParse(host, out _) && host.Contains('.', StringComparison.Ordinal) | host.Contains(':', StringComparison.Ordinal))
        {
            errors.Add(FieldError.Invalid(path, host, "must be a DNS name, not an IP address"));
        }
    }

    private static void Rule(FieldErrorList errors, FieldPath path, IngressRule rule, bool anyWildcardRule)
    {
        var wildcard = rule.Host.Contains('*', StringComparison.Ordinal);
        if (rule.Host.Length > 0)
        {
            NoAddress(errors, path.Child("host"), rule.Host);
            Host(errors, path.Child("host"), rule.Host);
        }

        if (!wildcard || !anyWildcardRule)
        {
            Http(errors, path.Child("http"), rule.Http);
        }
    }

    private static void Host(FieldErrorList errors, FieldPath path, string host) =>
        errors.Messages(path, host, host.Contains('*', StringComparison.Ordinal) ? DnsNames.IsWildcardDns1123Subdomain(host) : DnsNames.IsDns1123Subdomain(host));

    private static void Http(FieldErrorList errors, FieldPath path, HttpIngressRuleValue? http)
    {
        if (http is null)
        {
            return;
        }

        if (http.Paths.IsEmpty)
        {
            errors.Add(FieldError.Required(path.Child("paths")));
        }

        for (var i = 0; i < http.Paths.Count; i++)
        {
            Path(errors, path.Child("paths").Index(i), http.Paths[i]);
        }
    }

    private static void Path(FieldErrorList errors, FieldPath path, HttpIngressPath value)
    {
        var at = path.Child("path");
        switch (value.PathType)
        {
            case null:
                errors.Add(FieldError.Required(path.Child("pathType"), "pathType must be specified"));
                return;
            case "Exact" or "Prefix":
                if (!value.Path.StartsWith('/'))
                {
                    errors.Add(FieldError.Invalid(at, value.Path, "must be an absolute path"));
                }

                foreach (var part in (string[])["//", "/./", "/../", "%2f", "%2F"])
                {
                    if (value.Path.Contains(part, StringComparison.Ordinal))
                    {
                        errors.Add(FieldError.Invalid(at, value.Path, $"must not contain '{part}'"));
                    }
                }

                foreach (var end in (string[])["/..", "/."])
                {
                    if (value.Path.EndsWith(end, StringComparison.Ordinal))
                    {
                        errors.Add(FieldError.Invalid(at, value.Path, $"cannot end with '{end}'"));
                    }
                }

                break;
            case "ImplementationSpecific":
                if (value.Path.Length > 0 && !value.Path.StartsWith('/'))
                {
                    errors.Add(FieldError.Invalid(at, value.Path, "must be an absolute path"));
                }

                break;
            default:
                errors.Add(FieldError.NotSupported(path.Child("pathType"), value.PathType, "Exact", "ImplementationSpecific", "Prefix"));
                break;
        }

        Backend(errors, path.Child("backend"), value.Backend);
    }

    private static void Backend(FieldErrorList errors, FieldPath path, IngressBackend backend)
    {
        switch (backend)
        {
            case { Resource: not null, Service: not null }:
                errors.Add(FieldError.Invalid(path, "", "cannot set both resource and service backends"));
                break;
            case { Resource: { } resource }:
                Reference(errors, path.Child("resource"), resource);
                break;
            case { Service: { } service }:
                Service(errors, path, service);
                break;
            default:
                errors.Add(FieldError.Invalid(path, "", "resource or service backend is required"));
                break;
        }
    }

    private static void Service(FieldErrorList errors, FieldPath path, IngressServiceBackend service)
    {
        var name = path.Child("service", "name");
        if (service.Name.Length == 0)
        {
            errors.Add(FieldError.Required(name));
        }
        else
        {
            errors.Label(name, service.Name);
        }

        var port = path.Child("service", "port");
        switch (service.Port)
        {
            case { Name.Length: > 0, Number: not 0 }:
                errors.Add(FieldError.Invalid(path, "", "cannot set both port name & port number"));
                break;
            case { Name.Length: > 0 } named:
                errors.Messages(port.Child("name"), named.Name, Identifiers.IsPortName(named.Name));
                break;
            case { Number: not 0 } numbered:
                errors.Port(port.Child("number"), numbered.Number);
                break;
            default:
                errors.Add(FieldError.Required(path, "port name or number is required"));
                break;
        }
    }

    private static void Reference(FieldErrorList errors, FieldPath path, TypedLocalObjectReference reference)
    {
        if (reference.ApiGroup is { } group)
        {
            errors.Subdomain(path.Child("apiGroup"), group);
        }

        errors.PathSegment(path.Child("kind"), reference.Kind);
        errors.PathSegment(path.Child("name"), reference.Name);
    }

    private static void Tls(FieldErrorList errors, FieldPath path, IngressTls tls, bool anySecret)
    {
        for (var i = 0; i < tls.Hosts.Count; i++)
        {
            Host(errors, path.Child("hosts").Index(i), tls.Hosts[i]);
        }

        if (!anySecret && tls.SecretName.Length > 0)
        {
            errors.Subdomain(path.Child("secretName"), tls.SecretName);
        }
    }
}
