<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>Notices</name>
    <message numerus="yes">
        <source>%n order(s) were paid</source>
        <translation>
            <numerusform>%n order was paid</numerusform>
            <numerusform>%n orders were paid</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) were delivered</source>
        <translation>
            <numerusform>%n order was delivered</numerusform>
            <numerusform>%n orders were delivered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) need you</source>
        <translation>
            <numerusform>%n order needs you</numerusform>
            <numerusform>%n orders need you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n product(s) are low on stock</source>
        <translation>
            <numerusform>%n product is low on stock</numerusform>
            <numerusform>%n products are low on stock</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n endpoint(s) are down</source>
        <translation>
            <numerusform>%n endpoint is down</numerusform>
            <numerusform>%n endpoints are down</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message numerus="yes">
        <source>%n order(s) need you</source>
        <translation>
            <numerusform>%n order needs you</numerusform>
            <numerusform>%n orders need you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cli</name>
    <message numerus="yes">
        <source>%n order(s)</source>
        <translation>
            <numerusform>%n order</numerusform>
            <numerusform>%n orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n callback(s) were lost</source>
        <translation>
            <numerusform>%n callback was lost</numerusform>
            <numerusform>%n callbacks were lost</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n payment(s) were found by asking</source>
        <translation>
            <numerusform>%n payment was found by asking</numerusform>
            <numerusform>%n payments were found by asking</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) were tried again</source>
        <translation>
            <numerusform>%n call was tried again</numerusform>
            <numerusform>%n calls were tried again</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gui</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
</TS>
