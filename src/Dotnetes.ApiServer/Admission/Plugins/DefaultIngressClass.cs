using Dotnetes.Api.Networking.V1;

namespace Dotnetes.ApiServer.Admission.Plugins;

/// <summary>Gives ingresses that name no class the cluster's default one: the newest of those that are marked.</summary>
public sealed class DefaultIngressClass(AdmissionServices services) : IAdmissionPlugin
{
    private const string ClassAnnotation = "kubernetes.io/ingress.class";

    /// <inheritdoc/>
    public string Name => "DefaultIngressClass";

    /// <inheritdoc/>
    public bool Handles(AdmissionOperation operation) => operation == AdmissionOperation.Create;

    /// <inheritdoc/>
    public async ValueTask<IKubeKind?> Admit(AdmissionAttributes attributes, CancellationToken cancellationToken)
    {
        if (!attributes.IsFor("networking.k8s.io", "ingresses")
            || attributes.Object is not Ingress { Spec.IngressClassName: null } ingress
            || ingress.Metadata.Annotations.ContainsKey(ClassAnnotation))
        {
            return attributes.Object;
        }

        var classes = await services.Reader.List<IngressClass>(cancellationToken: cancellationToken);
        return DefaultClass.Choose(classes, "ingressclass.kubernetes.io/is-default-class") is { } chosen
            ? ingress with { Spec = ingress.Spec with { IngressClassName = chosen.Metadata.Name } }
            : ingress;
    }
}
