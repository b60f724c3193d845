using Dotnetes.ApiServer.Audit;
using Dotnetes.ApiServer.Authorization;
using Dotnetes.Machinery.Selectors;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Pipeline;

/// <summary>Requests as authorizers see them, and how they are refused.</summary>
internal static class RequestAttributes
{
    /// <summary>What a request wants to do.</summary>
    public static AuthorizationAttributes Of(RequestContext context)
    {
        var info = context.Info;
        var attributes = new AuthorizationAttributes
        {
            User = context.User,
            Verb = info.Verb,
            IsResource = info.IsResource,
            Namespace = info.Namespace,
            Group = info.Group,
            Version = info.Version,
            Resource = info.Resource,
            Subresource = info.Subresource,
            Name = info.Name,
            Path = info.Path,
        };
        return info.IsResource && info.Verb is "list" or "watch" or "deletecollection" ? WithSelectors(attributes, context) : attributes;
    }

    /// <summary>The refusal of a request.</summary>
    public static ApiException Refusal(AuthorizationAttributes attributes, string reason)
    {
        var user = GoText.Quote(attributes.User.Name);
        if (!attributes.IsResource)
        {
            return ApiErrors.Forbidden("", "", "", WithReason($"User {user} cannot {attributes.Verb} path {GoText.Quote(attributes.Path)}", reason));
        }

        var resource = attributes.Subresource.Length > 0 ? $"{attributes.Resource}/{attributes.Subresource}" : attributes.Resource;
        var where = attributes.Namespace.Length > 0 ? $" in the namespace {GoText.Quote(attributes.Namespace)}" : " at the cluster scope";
        return ApiErrors.Forbidden(
            attributes.Group,
            attributes.Resource,
            attributes.Name,
            WithReason($"User {user} cannot {attributes.Verb} resource {GoText.Quote(resource)} in API group {GoText.Quote(attributes.Group)}{where}", reason));
    }

    /// <summary>Notes for the audit log whether a request is allowed, and why. The first question about a request counts, the one about itself.</summary>
    public static void Annotate(AuditRecord record, AuthorizationDecision decision)
    {
        var isFailure = decision.Verdict != AuthorizationVerdict.Allow && decision.Error.Length > 0;
        if (!isFailure)
        {
            record.Annotate("authorization.k8s.io/decision", decision.Verdict == AuthorizationVerdict.Allow ? "allow" : "forbid");
        }

        record.Annotate("authorization.k8s.io/reason", isFailure ? "internal error" : decision.Reason);
    }

    // The path comes from the client and the message may be shown by a browser.
    private static string WithReason(string message, string reason)
    {
        var safe = message.AsSpan().IndexOfAny("&<>") < 0
            ? message
            : message.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
        return reason.Length == 0 ? safe : $"{safe}: {reason}";
    }

    private static AuthorizationAttributes WithSelectors(AuthorizationAttributes attributes, RequestContext context)
    {
        var (fields, labels) = (context.Query["fieldSelector"], context.Query["labelSelector"]);
        var fieldSelection = fields.Length > 0 && FieldSelection.TryParse(fields, out var f, out _) && !f.IsEmpty ? f : null;
        var labelSelection = labels.Length > 0 && LabelSelection.TryParse(labels, out var l, out _) && !l.IsEmpty ? l : null;
        if (fieldSelection is null && labelSelection is null)
        {
            return attributes;
        }

        // A list or a watch of one name needs no more than the right to that object.
        var isOne = attributes is { Verb: "list" or "watch", Name.Length: 0 };
        return attributes with { FieldSelection = fieldSelection, LabelSelection = labelSelection, Name = isOne ? NameIn(fieldSelection) : attributes.Name };
    }

    /// <summary>The one name that a list or a watch can find; empty when there may be several.</summary>
    /// <param name="fields">The field selector of the request; null for none.</param>
    public static string NameIn(FieldSelection? fields) =>
        fields is not null && fields.RequiresExactMatch("metadata.name", out var only) && Identifiers.IsPathSegmentName(only).IsEmpty ? only : "";
}
