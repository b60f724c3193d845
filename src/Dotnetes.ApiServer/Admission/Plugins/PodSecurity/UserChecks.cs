using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;

namespace Dotnetes.ApiServer.Admission.Plugins.PodSecurity;

/// <summary>Rules about the users as whom containers run.</summary>
internal static class UserChecks
{
    public static PodSecurityViolation? NonRoot(ObjectMeta metadata, PodSpec spec)
    {
        const string Reason = "runAsNonRoot != true";
        var ofPod = spec.SecurityContext?.RunAsNonRoot;
        var bad = ContainerChecks.Names(spec, static c => c.SecurityContext?.RunAsNonRoot == false);
        if (ofPod == false || bad.Count > 0)
        {
            return new(Reason, $"{Wording.Setters(ofPod == false, bad)} must not set securityContext.runAsNonRoot=false");
        }

        var silent = ofPod == true ? [] : ContainerChecks.Names(spec, static c => c.SecurityContext?.RunAsNonRoot is null);
        return silent.Count == 0 ? null : new(Reason, $"pod or {Wording.Counted("container", silent)} must set securityContext.runAsNonRoot=true");
    }

    public static PodSecurityViolation? User(ObjectMeta metadata, PodSpec spec)
    {
        var pod = spec.SecurityContext?.RunAsUser == 0;
        var bad = ContainerChecks.Names(spec, static c => c.SecurityContext?.RunAsUser == 0);
        return !pod && bad.Count == 0 ? null : new("runAsUser=0", $"{Wording.Setters(pod, bad)} must not set runAsUser=0");
    }
}
