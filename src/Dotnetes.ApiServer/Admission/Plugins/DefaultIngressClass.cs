using Dotnetes.Api.Networking.V1;

namespace Dotnetes.ApiServer.Admission.Plugins;

/// <summary>Gives ingresses that name no class the cluster's default one.</summary>
public sealed class DefaultIngressClass(AdmissionServices services)
    : DefaultClassPlugin<Ingress, IngressClass>(services, "networking.k8s.io", "ingresses", "ingressclass.kubernetes.io/is-default-class")
{
    /// <inheritdoc/>
    protected override bool NamesClass(Ingress named) =>
        named.Spec.IngressClassName is not null || named.Metadata.Annotations.ContainsKey("kubernetes.io/ingress.class");

    /// <inheritdoc/>
    protected override Ingress WithClass(Ingress named, string className) => named with { Spec = named.Spec with { IngressClassName = className } };
}
