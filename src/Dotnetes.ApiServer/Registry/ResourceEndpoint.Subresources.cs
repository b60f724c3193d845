using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Admission;
using Dotnetes.ApiServer.Pipeline;
using Dotnetes.ApiServer.Resources;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Registry;

/// <content>Subresources.</content>
internal sealed partial class ResourceEndpoint
{
    /// <summary>Carries out a verb on a subresource.</summary>
    public ValueTask<ApiResponse> Subresource(RequestContext context, SubresourceDefinition declared)
    {
        foreach (var special in _services.Subresources)
        {
            if (special.Name == declared.Name && special.Serves(Definition))
            {
                return special.Send(context, this);
            }
        }

        // What cannot be written is no part of the object: a pod's log is declared with the pod's kind, but it is text from the node.
        if (declared.ApiVersion.Length > 0 || declared.Kind != Definition.Info.Kind || !declared.Verbs.Contains("update"))
        {
            throw ApiErrors.PathNotFound();
        }

        return context.Info.Verb switch
        {
            "get" => Get(context),
            "update" => Update(context),
            "patch" => Patch(context),
            _ => throw ApiErrors.MethodNotSupported(),
        };
    }

    /// <summary>Sends the body of a subresource that is created through admission; it is prepared after plugins have changed it and before they validate it.</summary>
    internal async ValueTask<IKubeKind> Admit(RequestContext context, IKubeKind body, IKubeKind options, bool dryRun, Func<IKubeKind, IKubeKind>? prepare = null)
    {
        var attributes = Attributes(context, AdmissionOperation.Create, body, null, options, dryRun) with { Kind = KindOf(body) };
        var admitted = (await _services.Admission.Admit(attributes, context.Cancelled))!;
        var prepared = prepare is null ? admitted : prepare(admitted);
        await _services.Admission.Validate(attributes with { Object = prepared }, context.Cancelled);
        return prepared;
    }

    /// <summary>Sends the wish for a connection through admission.</summary>
    /// <param name="context">The request.</param>
    /// <param name="options">What it asks for.</param>
    internal async ValueTask AdmitConnection(RequestContext context, IKubeKind options)
    {
        var attributes = Attributes(context, AdmissionOperation.Connect, options, null, null, dryRun: false) with { Kind = KindOf(options) };
        await _services.Admission.Admit(attributes, context.Cancelled);
        await _services.Admission.Validate(attributes, context.Cancelled);
    }

    /// <summary>The object that a request names, as it is stored.</summary>
    internal async ValueTask<IKubeObject> Read(RequestContext context) => (await Current(KeyOf(context), context.Info.Name, context.Cancelled)).Value;

    /// <summary>What strategies and handlers may know about a request.</summary>
    internal StrategyContext ContextFor(RequestContext context, bool dryRun) => Strategize(context, dryRun);

    /// <summary>Changes an object through its strategy as an update of the whole object would, on behalf of a subresource such as scale.</summary>
    internal async ValueTask<IKubeObject> ChangeWhole(
        RequestContext context, IKubeKind options, ValueList<string> dryRun, AdmissionView view, Func<IKubeObject, IKubeObject> change)
    {
        var whole = context.For(context.Info with { Subresource = "" });
        return (await Change(whole, options, IsDryRun(dryRun), change, FieldManagement.ManagerOf(context, options), view)).Value;
    }

    /// <summary>Changes an object in a way that the engine itself vouches for, past its strategy; as bindings and evictions do.</summary>
    internal async ValueTask<IKubeObject> Rewrite(RequestContext context, ValueList<string> dryRun, Func<IKubeObject, IKubeObject> change)
    {
        var isDryRun = IsDryRun(dryRun);
        for (var attempt = 1; ; attempt++)
        {
            var current = await Current(KeyOf(context), context.Info.Name, context.Cancelled);
            var value = change(current.Value);
            if (isDryRun)
            {
                return value;
            }

            if (await Store(current, value, context.Cancelled) is { } written)
            {
                return written.Value;
            }

            if (attempt == WriteAttempts)
            {
                throw ApiErrors.StaleConflict(Group, Plural, context.Info.Name);
            }
        }
    }

    /// <summary>Deletes an object on behalf of a subresource, which admission has already judged.</summary>
    internal async ValueTask DeleteFor(RequestContext context, DeleteOptions options)
    {
        RefuseOptions("DeleteOptions", OptionsValidation.Validate(options));
        await Delete(context.For(context.Info with { Subresource = "" }), KeyOf(context), context.Info.Name, options, isAdmitted: true);
    }

    private static Machinery.Schema.GroupVersionKind KindOf(IKubeKind value) => new(value.KindInfo.Group, value.KindInfo.Version, value.KindInfo.Kind);

    private async ValueTask<IKubeObject> AdmitUpdate(AdmissionAttributes whole, AdmissionView? view, CancellationToken cancellationToken)
    {
        if (view is null)
        {
            return (IKubeObject)(await _services.Admission.Admit(whole, cancellationToken))!;
        }

        var shown = view.Of(whole);
        var admitted = (await _services.Admission.Admit(shown, cancellationToken))!;
        return ReferenceEquals(admitted, shown.Object) ? (IKubeObject)whole.Object! : view.Take((IKubeObject)whole.Object!, (IKubeObject)admitted);
    }
}
