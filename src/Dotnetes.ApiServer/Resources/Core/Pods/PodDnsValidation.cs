using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core.Pods;

/// <summary>Checks how a pod resolves names.</summary>
internal static class PodDnsValidation
{
    /// <summary>Checks the configuration.</summary>
    public static void Validate(PodSpec spec, FieldPath path, FieldErrorList errors)
    {
        const int MostServers = 3;
        const int MostSearches = 32;
        const int MostCharacters = 2048;
        if (spec.DnsPolicy == "None")
        {
            if (spec.DnsConfig is null)
            {
                errors.Add(FieldError.Required(path, "must provide `dnsConfig` when `dnsPolicy` is None"));
                return;
            }

            if (spec.DnsConfig.Nameservers.IsEmpty)
            {
                errors.Add(FieldError.Required(path.Child("nameservers"), "must provide at least one DNS nameserver when `dnsPolicy` is None"));
                return;
            }
        }

        if (spec.DnsConfig is not { } dns)
        {
            return;
        }

        if (dns.Nameservers.Count > MostServers)
        {
            errors.Add(FieldError.Invalid(path.Child("nameservers"), dns.Nameservers, $"must not have more than {MostServers} nameservers"));
        }

        for (var i = 0; i < dns.Nameservers.Count; i++)
        {
            errors.AddRange(IpAddresses.IsValidIpForLegacyField(path.Child("nameservers").Index(i), dns.Nameservers[i], strict: true));
        }

        if (dns.Searches.Count > MostSearches)
        {
            errors.Add(FieldError.Invalid(path.Child("searches"), dns.Searches, $"must not have more than {MostSearches} search paths"));
        }

        if (string.Join(' ', dns.Searches.AsEnumerable()).Length > MostCharacters)
        {
            errors.Add(FieldError.Invalid(path.Child("searches"), dns.Searches, $"must not have more than {MostCharacters} characters (including spaces) in the search list"));
        }

        for (var i = 0; i < dns.Searches.Count; i++)
        {
            var search = dns.Searches[i];
            if (search != ".")
            {
                search = search.EndsWith('.') ? search[..^1] : search;
                errors.Messages(path.Child("searches").Index(i), search, DnsNames.IsDns1123SubdomainWithUnderscore(search));
            }
        }

        for (var i = 0; i < dns.Options.Count; i++)
        {
            if (dns.Options[i].Name.Length == 0)
            {
                errors.Add(FieldError.Required(path.Child("options").Index(i), "must not be empty"));
            }
        }
    }
}
