using System.Globalization;
using Dotnetes.Api.Meta.V1;

namespace Dotnetes.Client;

/// <summary>Options of calls as query parameters, under their wire names.</summary>
public static class RequestQuery
{
    /// <summary>The parameters of a read.</summary>
    public static ValueMap<string> Of(GetOptions? options)
    {
        var query = default(ValueMapBuilder<string>);
        AddText(ref query, "resourceVersion", options?.ResourceVersion);
        return query.ToMapOrNull();
    }

    /// <summary>The parameters of a list, of a watch, or of the selection of a bulk deletion.</summary>
    public static ValueMap<string> Of(ListOptions? options)
    {
        if (options is null)
        {
            return default;
        }

        var query = default(ValueMapBuilder<string>);
        AddFlag(ref query, "allowWatchBookmarks", options.AllowWatchBookmarks);
        AddText(ref query, "continue", options.Continue);
        AddText(ref query, "fieldSelector", options.FieldSelector);
        AddText(ref query, "labelSelector", options.LabelSelector);
        AddNumber(ref query, "limit", options.Limit == 0 ? null : options.Limit);
        AddText(ref query, "resourceVersion", options.ResourceVersion);
        AddText(ref query, "resourceVersionMatch", options.ResourceVersionMatch);
        if (options.SendInitialEvents is { } initial)
        {
            query.Add("sendInitialEvents", initial ? "true" : "false");
        }

        AddText(ref query, "shardSelector", options.ShardSelector);
        AddNumber(ref query, "timeoutSeconds", options.TimeoutSeconds);
        AddFlag(ref query, "watch", options.Watch);
        return query.ToMapOrNull();
    }

    /// <summary>The parameters of a creation.</summary>
    public static ValueMap<string> Of(CreateOptions? options) =>
        options is null ? default : OfWrite(options.DryRun, options.FieldManager, options.FieldValidation, null);

    /// <summary>The parameters of a replacement.</summary>
    public static ValueMap<string> Of(UpdateOptions? options) =>
        options is null ? default : OfWrite(options.DryRun, options.FieldManager, options.FieldValidation, null);

    /// <summary>The parameters of a patch.</summary>
    public static ValueMap<string> Of(PatchOptions? options) =>
        options is null ? default : OfWrite(options.DryRun, options.FieldManager, options.FieldValidation, options.Force);

    private static ValueMap<string> OfWrite(ValueList<string> dryRun, string fieldManager, string fieldValidation, bool? force)
    {
        var query = default(ValueMapBuilder<string>);

        // A parameter has one value here; All is the only value that the API knows for this one.
        AddText(ref query, "dryRun", dryRun.IsEmpty ? "" : dryRun[0]);
        AddText(ref query, "fieldManager", fieldManager);
        AddText(ref query, "fieldValidation", fieldValidation);
        if (force is { } forced)
        {
            query.Add("force", forced ? "true" : "false");
        }

        return query.ToMapOrNull();
    }

    private static void AddText(ref ValueMapBuilder<string> query, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            query.Add(name, value);
        }
    }

    private static void AddFlag(ref ValueMapBuilder<string> query, string name, bool value)
    {
        if (value)
        {
            query.Add(name, "true");
        }
    }

    private static void AddNumber(ref ValueMapBuilder<string> query, string name, long? value)
    {
        if (value is { } number)
        {
            query.Add(name, number.ToString(CultureInfo.InvariantCulture));
        }
    }
}
