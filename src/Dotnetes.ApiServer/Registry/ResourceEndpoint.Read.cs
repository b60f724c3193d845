using System.Globalization;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Caching;
using Dotnetes.ApiServer.Pipeline;
using Dotnetes.Machinery.Selectors;
using Dotnetes.Store;

namespace Dotnetes.ApiServer.Registry;

/// <content>Get, list and watch.</content>
internal sealed partial class ResourceEndpoint
{
    /// <summary>Reads an object.</summary>
    public async ValueTask<ApiResponse> Get(RequestContext context)
    {
        var version = context.Query["resourceVersion"];
        CheckRevisionIsNumber(version, "resourceVersion");
        var key = KeyOf(context);
        if (version.Length == 0)
        {
            return new ApiResponse.Object(200, Definition, await Current(key, context.Info.Name, context.Cancelled));
        }

        await Storage.Cache.Ready(_services.Stopping);
        var snapshot = await Storage.Cache.WaitFor(long.Parse(version, CultureInfo.InvariantCulture), context.Cancelled);
        return snapshot.Tree.Find(key) is { } found
            ? new ApiResponse.Object(200, Definition, _view(found))
            : throw ApiErrors.NotFound(Group, Plural, context.Info.Name);
    }

    /// <summary>Lists objects.</summary>
    public async ValueTask<ApiResponse> List(RequestContext context)
    {
        var options = context.Query.ToListOptions();
        return await List(options, FilterOf(context, options), context.Cancelled);
    }

    /// <summary>Opens a watch.</summary>
    public async ValueTask<ApiResponse> Watch(RequestContext context)
    {
        var options = context.Query.ToListOptions();
        var filter = FilterOf(context, options);
        await Storage.Cache.Ready(_services.Stopping);
        return new ApiResponse.Watch(Definition, await WatchSession.Open(this, filter, options, _services, context.Cancelled));
    }

    /// <summary>Lists objects.</summary>
    internal async ValueTask<ApiResponse.List> List(ListOptions options, ObjectFilter filter, CancellationToken cancellationToken)
    {
        ListRules.Check(options);
        await Storage.Cache.Ready(_services.Stopping);
        if (options.Continue.Length > 0)
        {
            return await Continue(options, filter, cancellationToken);
        }

        // A page of a version means that version, not a later one.
        if (options.ResourceVersionMatch == ResourceVersionMatch.Exact || (options.ResourceVersionMatch.Length == 0 && options.Limit > 0 && options.ResourceVersion.Trim('0').Length > 0))
        {
            var exact = long.Parse(options.ResourceVersion, CultureInfo.InvariantCulture);
            return await ListAt(exact, "", options.Limit, filter, 0, cancellationToken);
        }

        var snapshot = options.ResourceVersion.Length == 0
            ? await Storage.Cache.Consistent(cancellationToken)
            : await Storage.Cache.WaitFor(long.Parse(options.ResourceVersion, CultureInfo.InvariantCulture), cancellationToken);

        // Whoever takes any state gets all of it, as from upstream's cache.
        return Page(snapshot, "", options.ResourceVersion == "0" ? 0 : options.Limit, filter);
    }

    private ObjectFilter FilterOf(RequestContext context, ListOptions options)
    {
        if (!LabelSelection.TryParse(options.LabelSelector, out var labels, out var error))
        {
            throw ApiErrors.BadRequest(error);
        }

        if (!FieldSelection.TryParse(options.FieldSelector, out var fields, out error))
        {
            throw ApiErrors.BadRequest(error);
        }

        foreach (var requirement in fields.Requirements)
        {
            if (requirement.Field != "metadata.name" && (requirement.Field != "metadata.namespace" || !Strategy.SelectsNamespace) && !Strategy.SelectableFieldNames.Contains(requirement.Field))
            {
                throw ApiErrors.BadRequest(Strategy.SelectableFieldNames.Count > 0
                    ? Strategy.NotSelectable(requirement.Field)
                    : $"{GoText.Quote(requirement.Field)} is not a known field selector: only \"metadata.name\", \"metadata.namespace\"");
            }
        }

        if (context.Info.Name.Length > 0)
        {
            fields = FieldSelection.From([.. fields.Requirements.Span, new FieldRequirement("metadata.name", false, context.Info.Name)]);
        }

        return new ObjectFilter(Definition, NamespaceOf(context), labels, fields);
    }

    private ApiResponse.List Page(CacheSnapshot snapshot, string from, long limit, ObjectFilter filter)
    {
        var items = new List<CachedObject>(limit > 0 ? (int)Math.Min(limit, 1024) : filter.HasSelectors || filter.Namespace.Length > 0 ? 16 : snapshot.Tree.Count);
        var token = "";
        long? remaining = null;
        foreach (var item in snapshot.Select(filter, _view, from))
        {
            if (limit > 0 && items.Count == limit)
            {
                token = ContinueToken.Encode(snapshot.Revision, items[^1].Key[filter.KeyPrefix.Length..] + "\0");
                remaining = filter.HasSelectors || filter.SingleKey is not null ? null : snapshot.Tree.CountOf(filter.KeyPrefix, item.Key);
                Storage.Snapshots.Keep(snapshot);
                break;
            }

            items.Add(item);
        }

        return new(Definition, items, new ListMeta
        {
            ResourceVersion = snapshot.Revision.ToString(CultureInfo.InvariantCulture),
            Continue = token,
            RemainingItemCount = remaining,
        });
    }

    private async ValueTask<ApiResponse.List> Continue(ListOptions options, ObjectFilter filter, CancellationToken cancellationToken)
    {
        var (revision, rest) = ContinueToken.Decode(options.Continue);
        var start = filter.KeyPrefix + rest;
        if (revision < 0)
        {
            // The token of an expired list that goes on with the present state.
            return Page(await Storage.Cache.Consistent(cancellationToken), start, options.Limit, filter);
        }

        return await ListAt(revision, start, options.Limit, filter, revision, cancellationToken);
    }

    private async ValueTask<ApiResponse.List> ListAt(long revision, string from, long limit, ObjectFilter filter, long continued, CancellationToken cancellationToken)
    {
        var snapshot = Storage.Cache.Snapshot;
        if (snapshot.Revision == revision)
        {
            return Page(snapshot, from, limit, filter);
        }

        if (Storage.Snapshots.Find(revision) is { } kept)
        {
            return Page(kept, from, limit, filter);
        }

        if (revision > snapshot.Revision)
        {
            snapshot = await Storage.Cache.WaitFor(revision, cancellationToken);
            if (snapshot.Revision == revision)
            {
                return Page(snapshot, from, limit, filter);
            }
        }

        try
        {
            var (items, _) = await Storage.ReadAt(filter.KeyPrefix, "", 0, revision, cancellationToken);
            return Page(new CacheSnapshot(ObjectTree.FromSorted(items), revision), from, limit, filter);
        }
        catch (StoreException e) when (e.Error == StoreError.Compacted)
        {
            throw continued > 0 ? ApiErrors.ContinueExpired(ContinueToken.Encode(-1, from[filter.KeyPrefix.Length..])) : ApiErrors.Expired("The resourceVersion for the provided list is too old.");
        }
    }
}
