namespace Dotnetes.Differential;

/// <summary>Requests that are about the protocol rather than about a kind.</summary>
internal static class Requests
{
    private const string Table = "application/json;as=Table;g=meta.k8s.io;v=v1";

    public static IEnumerable<Request> All()
    {
        foreach (var path in (string[])[
            "/", "/api", "/apis", "/api/v1", "/apis/apps", "/apis/apps/v1", "/apis/batch/v1", "/apis/nothing", "/apis/apps/v7", "/nothing", "/api/v1/nothings", "/api/v1/nodes/absent", "/version", "/healthz",
            "/livez", "/readyz", "/livez/ping", "/livez/nothing", "/healthz/etcd", "/api/v1/namespaces/absent/pods", "/api/v1/namespaces/absent/pods/a", "/api/v1/namespaces/default/pods/a/nothing",
            "/api/v1/namespaces/default/pods/a/status", "/api/v1/namespaces/default/pods/a/log", "/api/v1/namespaces/default/pods/a/exec", "/api/v1/namespaces/default/services/a/proxy", "/api/v1/namespaces/default/pods?limit=-1",
            "/api/v1/namespaces/default/pods?limit=x", "/api/v1/namespaces/default/pods?continue=x", "/api/v1/namespaces/default/pods?resourceVersion=x", "/api/v1/namespaces/default/pods?resourceVersion=99999999",
            "/api/v1/namespaces/default/pods?resourceVersionMatch=Exact", "/api/v1/namespaces/default/pods?resourceVersion=0&resourceVersionMatch=Exact", "/api/v1/namespaces/default/pods?resourceVersion=1&resourceVersionMatch=No",
            "/api/v1/namespaces/default/pods?labelSelector=a%20b", "/api/v1/namespaces/default/pods?labelSelector=a%20in%20(b", "/api/v1/namespaces/default/pods?labelSelector=!a,b!=c", "/api/v1/namespaces/default/pods?labelSelector=-a",
            "/api/v1/namespaces/default/pods?fieldSelector=a=b", "/api/v1/namespaces/default/pods?fieldSelector=a", "/api/v1/namespaces/default/pods?fieldSelector=spec.nodeName=a,status.phase!=b",
            "/api/v1/namespaces/default/pods?sendInitialEvents=true", "/api/v1/namespaces/default/pods?watch=1&sendInitialEvents=true&timeoutSeconds=1", "/api/v1/namespaces/default/pods?watch=1&resourceVersionMatch=Exact&timeoutSeconds=1",
            "/api/v1/namespaces/default/pods?watch=x&timeoutSeconds=1", "/api/v1/namespaces/default/pods?timeoutSeconds=x", "/api/v1/namespaces/default/pods?watch=1&timeoutSeconds=1&resourceVersion=x", "/api/v1/namespaces/default/pods?pretty=true",
            "/api/v1/namespaces/default/services/kubernetes?resourceVersion=x", "/api/v1/namespaces/default/services/kubernetes?resourceVersion=99999999", "/api/v1/watch/namespaces/default/pods?timeoutSeconds=1",
            "/api/v1/componentstatuses", "/apis/storage.k8s.io/v1/storageclasses", "/openapi/v3", "/.well-known/openid-configuration", "/openid/v1/jwks", "/logs", "/debug/pprof/", "/api/v1/namespaces/default/pods/", "/api//v1", "/apis/",
            "/api/v1/namespaces/default", "/api/v1/namespaces/kube-system", "/api/v1/namespaces/default/services/kubernetes", "/apis/discovery.k8s.io/v1/namespaces/default/endpointslices/kubernetes"])
        {
            yield return new("GET", path);
        }

        foreach (var accept in (string[])["text/html", "*/*", "application/*", "application/yaml", "application/json;as=Nothing;g=meta.k8s.io;v=v1", "application/json;as=Table;g=meta.k8s.io;v=v7", Table, Table.Replace("v1", "v1beta1"), "application/cbor", "x"])
        {
            yield return new("GET", "/api/v1/namespaces/default/services/kubernetes", Accept: accept);
            yield return new("GET", "/apis/apps/v1/namespaces/default/deployments", Accept: accept);
            yield return new("GET", "/api/v1/namespaces/default/services/absent", Accept: accept);
        }

        foreach (var request in Writes())
        {
            yield return request;
        }
    }

    private static IEnumerable<Request> Writes()
    {
        const string Maps = "/api/v1/namespaces/differential/configmaps";
        const string Map = """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"}}""";
        foreach (var body in (string[])["", "{", "[]", "null", "7", "{}", "{\"kind\":\"Pod\"}", Map.Replace("v1", "v7"), Map.Replace("ConfigMap", "Secret"), Map.Replace("\"a\"", "7"), Map.Replace("\"a\"", "\"\""), Map.Replace("}}", ",\"name\":\"b\"}}"), Map.Replace("}}", ",\"namespace\":\"other\"}}"),
            Map.Replace("}}", "},\"data\":{\"a\":1}}"), Map.Replace("}}", "},\"data\":[]}"), Map.Replace("}}", "},\"binaryData\":{\"a\":\"?\"}}"), Map.Replace("\"name\"", "\"generateName\""), Map + Map, Map.Replace("}}", "},\"immutable\":\"yes\"}"), "apiVersion: v1", "k8s\0"])
        {
            yield return new("POST", Maps + "?dryRun=All", body);
            yield return new("PUT", Maps + "/a?dryRun=All", body);
            yield return new("PATCH", Maps + "/differential?dryRun=All", body, "application/merge-patch+json");
            yield return new("PATCH", Maps + "/differential?dryRun=All", body, "application/strategic-merge-patch+json");
            yield return new("PATCH", Maps + "/differential?dryRun=All", body, "application/json-patch+json");
            yield return new("PATCH", Maps + "/differential?dryRun=All&fieldManager=m", body, "application/apply-patch+yaml");
            yield return new("DELETE", Maps + "/absent?dryRun=All", body);
            yield return new("DELETE", "/api/v1/namespaces/default/services/kubernetes?dryRun=All", body);
        }

        foreach (var query in (string[])["?dryRun=Some", "?dryRun=All&fieldValidation=Loose", "?dryRun=All&fieldManager=" + new string('m', 200), "?dryRun=All&fieldManager=%01", "?dryRun=All&force=true", "?pretty=x&dryRun=All", "?dryRun=All&dryRun=All", "?nothing=1&dryRun=All", "?dryRun="])
        {
            yield return new("POST", Maps + query, Map);
            yield return new("PATCH", Maps + "/differential" + query, "{}", "application/merge-patch+json");
            yield return new("PATCH", Maps + "/differential" + query, Map.Replace("\"a\"", "\"differential\""), "application/apply-patch+yaml");
        }

        foreach (var type in (string[])["text/plain", "application/yaml", "application/xml", "", "application/json;charset=utf-8", "application/apply-patch+cbor", "application/merge-patch+json", "x", "application/vnd.kubernetes.protobuf"])
        {
            yield return new("POST", Maps + "?dryRun=All", Map, type);
            yield return new("PATCH", Maps + "/differential?dryRun=All", "{}", type);
        }

        foreach (var options in (string[])["{\"propagationPolicy\":\"No\"}", "{\"gracePeriodSeconds\":-1}", "{\"orphanDependents\":true,\"propagationPolicy\":\"Orphan\"}", "{\"preconditions\":{\"uid\":\"x\"}}", "{\"preconditions\":{\"resourceVersion\":\"1\"}}", "{\"dryRun\":[\"x\"]}", "{\"kind\":\"Pod\",\"apiVersion\":\"v1\"}"])
        {
            yield return new("DELETE", "/api/v1/namespaces/default/services/kubernetes?dryRun=All", options);
            yield return new("DELETE", Maps + "?dryRun=All&labelSelector=none=none", options);
        }

        foreach (var (method, path) in ((string, string)[])[("POST", Maps + "/a"), ("PUT", Maps), ("PATCH", Maps), ("POST", "/api/v1"), ("DELETE", "/api/v1/namespaces"), ("POST", "/api/v1/namespaces/default/pods/a/status"), ("TRACE", Maps), ("HEAD", Maps), ("OPTIONS", Maps), ("POST", "/version"), ("PUT", "/api/v1/namespaces/default/finalize"),
            ("POST", "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews"), ("GET", "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews"), ("POST", "/api/v1/namespaces/default/pods/a/binding"), ("POST", "/api/v1/namespaces/default/pods/a/eviction"), ("POST", "/api/v1/namespaces/default/serviceaccounts/default/token"), ("POST", "/apis/authentication.k8s.io/v1/tokenreviews"), ("POST", "/apis/authorization.k8s.io/v1/subjectaccessreviews"), ("POST", "/apis/authorization.k8s.io/v1/selfsubjectrulesreviews")])
        {
            yield return new(method, path, method is "HEAD" or "TRACE" ? null : "{}");
        }
    }
}
