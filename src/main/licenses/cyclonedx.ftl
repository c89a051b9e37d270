<#-- CycloneDX 1.6, https://cyclonedx.org/docs/1.6/json/. No time and no serial number: two builds of one commit give the same file. -->
{
  "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
  "bomFormat": "CycloneDX",
  "specVersion": "1.6",
  "version": 1,
  "metadata": {
    "lifecycles": [{ "phase": "build" }],
    "component": {
      "type": "application",
      "bom-ref": "pkg:maven/org.passeur/passeur@0.1.0-SNAPSHOT",
      "group": "org.passeur",
      "name": "passeur",
      "version": "0.1.0-SNAPSHOT",
      "licenses": [{ "license": { "id": "Apache-2.0" } }],
      "purl": "pkg:maven/org.passeur/passeur@0.1.0-SNAPSHOT?type=jar"
    }
  },
  "components": [
<#list dependencyMap as e>
<#assign p = e.getKey()/>
    {
      "type": "library",
      "bom-ref": "pkg:maven/${p.groupId}/${p.artifactId}@${p.version}",
      "group": "${p.groupId?json_string}",
      "name": "${p.artifactId?json_string}",
      "version": "${p.version?json_string}",
<#if e.getValue()?size == 1>
      "licenses": [{ "license": { "id": "${e.getValue()[0]?json_string}" } }],
<#else>
      "licenses": [{ "expression": "<#list e.getValue() as l>${l?json_string}<#sep> OR </#list>" }],
</#if>
<#if p.url??>
      "externalReferences": [{ "type": "website", "url": "${p.url?json_string}" }],
</#if>
      "purl": "pkg:maven/${p.groupId}/${p.artifactId}@${p.version}?type=jar"
    }<#sep>,</#sep>
</#list>
  ]
}
