using System.Text.RegularExpressions;
using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core.Pods;

/// <summary>Checks what containers on Windows may ask for.</summary>
internal static partial class WindowsValidation
{
    private const int MaxSpecification = 64 * 1024;
    private const int MaxDomain = 256;
    private const int MaxUser = 104;

    /// <summary>Checks options of a security context.</summary>
    public static void Options(WindowsSecurityContextOptions? options, FieldPath path, FieldErrorList errors)
    {
        if (options?.GmsaCredentialSpecName is { } name)
        {
            errors.Subdomain(path.Child("gmsaCredentialSpecName"), name);
        }

        if (options?.GmsaCredentialSpec is { } specification)
        {
            if (specification.Length == 0)
            {
                errors.Add(FieldError.Invalid(path.Child("gmsaCredentialSpec"), specification, "gmsaCredentialSpec cannot be an empty string"));
            }
            else if (specification.Length > MaxSpecification)
            {
                errors.Add(FieldError.Invalid(path.Child("gmsaCredentialSpec"), specification, "gmsaCredentialSpec size must be under 64 KiB"));
            }
        }

        if (options?.RunAsUserName is { } user)
        {
            foreach (var wrong in User(user))
            {
                errors.Add(FieldError.Invalid(path.Child("runAsUserName"), user, "runAsUserName" + wrong));
            }
        }
    }

    /// <summary>Containers that are processes of the host go together, on the host's network.</summary>
    public static void HostProcesses(PodSpec spec, FieldPath path, FieldErrorList errors)
    {
        var whole = spec.SecurityContext?.WindowsOptions?.HostProcess;
        var (all, processes) = (0, 0);
        foreach (var (container, at) in PodPlatformValidation.Containers(spec, path))
        {
            all++;
            var own = container.SecurityContext?.WindowsOptions?.HostProcess;
            if (whole is { } pod && own is { } one && pod != one)
            {
                errors.Add(FieldError.Invalid(
                    at.Child("securityContext").Child("windowsOptions", "hostProcess"), one, $"pod hostProcess value must be identical if both are specified, was {(pod ? "true" : "false")}"));
            }

            processes += (own ?? whole) == true ? 1 : 0;
        }

        if (processes == 0)
        {
            return;
        }

        if (processes != all)
        {
            errors.Add(FieldError.Invalid(path, "", "If pod contains any hostProcess containers then all containers must be HostProcess containers"));
        }

        if (!spec.HostNetwork)
        {
            errors.Add(FieldError.Invalid(path.Child("hostNetwork"), false, "hostNetwork must be true if pod contains any hostProcess containers"));
        }
    }

    private static IEnumerable<string> User(string name)
    {
        if (name.Length == 0)
        {
            yield return " cannot be an empty string";
            yield break;
        }

        if (name.Any(char.IsControl))
        {
            yield return " cannot contain control characters";
            yield break;
        }

        var parts = name.Split('\\');
        if (parts.Length > 2)
        {
            yield return " cannot contain more than one backslash";
            yield break;
        }

        var (domain, user) = parts.Length == 1 ? ("", name) : (parts[0], parts[1]);
        if (domain.Length >= MaxDomain)
        {
            yield return $"'s Domain length must be under {MaxDomain} characters";
        }

        if (parts.Length == 2 && !NetBiosName().IsMatch(domain) && !DomainName().IsMatch(domain))
        {
            yield return "'s Domain doesn't match the NetBios nor the DNS format";
        }

        if (user.Length == 0)
        {
            yield return "'s User cannot be empty";
        }
        else if (user.Length > MaxUser)
        {
            yield return $"'s User length must not be longer than {MaxUser} characters";
        }

        if (user.Length > 0 && user.All(c => c is '.' or ' '))
        {
            yield return "'s User cannot contain only periods or spaces";
        }

        if (user.AsSpan().ContainsAny("\"/\\:;|=,+*?<>@[]"))
        {
            yield return "'s User cannot contain the following characters: \"/\\:;|=,+*?<>@[]";
        }
    }

    [GeneratedRegex(@"^[^\\/:*?""<>|.][^\\/:*?""<>|]{0,14}\z")]
    private static partial Regex NetBiosName();

    [GeneratedRegex(@"^[a-zA-Z0-9]([-a-zA-Z0-9]{0,61}[a-zA-Z0-9])?(\.[a-zA-Z0-9]([-a-zA-Z0-9]{0,61}[a-zA-Z0-9])?)*\z")]
    private static partial Regex DomainName();
}
